import type { Language } from '../../contract/languages.ts';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import type { Member } from '../customers/customer.ts';
import type { People } from '../customers/customers.ts';
import { contract } from './contract.ts';
import * as household from './household.ts';

/** What the household needs to know of the food: what an ingredient is called; undefined: the shop has none of this number. */
type Food = { nameOf: (ingredientNo: number, language: Language) => string | null | undefined };

/** Who eats with a customer. */
export const routes = (people: People, { nameOf }: Food) => {
  const parts = { ...people, isIngredient: (no: number) => nameOf(no, 'en') !== undefined };
  const told = (member: Member, language: Language) => ({
    ...member,
    dislikes: member.dislikes.map((ingredientNo) => ({
      ingredientNo,
      name: nameOf(ingredientNo, language) ?? null,
    })),
  });
  return handle(contract, {
    listMembers: async (c) => {
      const members = await household.membersOf(people, c.var.claims);
      return c.json({ items: members.map((member) => told(member, languageOf(c))) }, 200);
    },
    addMember: async (c) => {
      const added = await household.addMember(parts, c.var.claims, draftOf(c.req.valid('json')));
      return c.json(told(added, languageOf(c)), 201);
    },
    changeMember: async (c) => {
      const { version, ...draft } = c.req.valid('json');
      const { memberNo } = c.req.valid('param');
      const { claims } = c.var;
      const changed = await household.changeMember(
        parts,
        claims,
        memberNo,
        draftOf(draft),
        version,
      );
      return c.json(told(changed, languageOf(c)), 200);
    },
    removeMember: async (c) => {
      const { memberNo } = c.req.valid('param');
      const { version } = c.req.valid('query');
      await household.removeMember(people, c.var.claims, memberNo, version);
      return c.json({ done: true as const }, 200);
    },
  });
};

const draftOf = (draft: household.MemberDraft): household.MemberDraft => ({
  ...draft,
  dislikes: [...new Set(draft.dislikes)],
});
