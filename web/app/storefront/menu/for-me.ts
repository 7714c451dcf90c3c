import { redirect } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import type { Route } from './+types/for-me.ts';
import { menuAddress, readFilters } from './menu-filters.ts';
import { narrowed, wishesOf } from './what-fits.ts';

/** The menu with the filters that somebody's household asks for; where it asks for nothing yet, the profile. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const own = await read(request, me.$get());
  const { items } = await read(request, me.household.$get());
  const everybody = [own, ...items];
  const wishes = wishesOf({
    diets: [...new Set(everybody.flatMap(({ diets }) => diets))],
    avoidedAllergens: [...new Set(everybody.flatMap(({ avoidedAllergens }) => avoidedAllergens))],
  });
  if (!wishes) return redirect('/account#food');
  const filters = readFilters(new URL(request.url).searchParams);
  return redirect(menuAddress(narrowed(filters, wishes)));
}
