import { adminFilesWords } from '../../words/en/admin-files.ts';

/** The list of the page as a file, as the page filters it. */
export function CsvLink(props: { list: string; filters?: Record<string, string | undefined> }) {
  const { list, filters = {} } = props;
  const said = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const query = new URLSearchParams(said).toString();
  return (
    <a
      className="button plain no-print"
      href={`/api/admin/${list}-csv${query === '' ? '' : `?${query}`}`}
      download
    >
      {adminFilesWords.csv}
    </a>
  );
}
