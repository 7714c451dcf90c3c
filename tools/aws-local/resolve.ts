/** What stands behind the names in a template. */
export type Names = {
  pseudo: Record<string, string>;
  ref: (id: string) => string;
  attribute: (id: string, attribute: string) => string;
  output: (stack: string, name: string) => unknown;
  secret: (name: string) => string;
};

type Call = (argument: unknown, names: Names) => unknown;

const calls: Record<string, Call> = {
  Ref: (id, { pseudo, ref }) => pseudo[String(id)] ?? ref(String(id)),
  'Fn::GetAtt': (path, { attribute }) => {
    const parts: string[] = Array.isArray(path) ? path.map(String) : String(path).split('.');
    const [id = '', ...rest] = parts;
    return attribute(id, rest.join('.'));
  },
  'Fn::GetStackOutput': (argument, { output }) => {
    const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
    return output(StackName, OutputName);
  },
  'Fn::Join': (argument) => {
    const [between, parts] = argument as [string, unknown[]];
    return parts.map(String).join(between);
  },
  'Fn::Split': (argument) => {
    const [between, text] = argument as [string, string];
    return text.split(between);
  },
  'Fn::Select': (argument) => {
    const [index, list] = argument as [string | number, unknown[]];
    return list[Number(index)];
  },
  // Here nobody wants it in base64.
  'Fn::Base64': (text) => text,
};

const secretReference = /\{\{resolve:secretsmanager:([^:}]+)(?::SecretString)?:*\}\}/g;

/** A value of a template as the deployment would have it. Throws for a function that it does not know. */
export function resolve(value: unknown, names: Names): unknown {
  if (typeof value === 'string')
    return value.replace(secretReference, (_, name: string) => names.secret(name));
  if (Array.isArray(value)) return value.map((each) => resolve(each, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const [first] = entries;
  if (entries.length === 1 && first && /^(Ref$|Fn::)/.test(first[0])) {
    const [name, argument] = first;
    const call = calls[name];
    if (!call) throw new Error(`The stand-in for CloudFormation does not know ${name}.`);
    return resolve(call(resolve(argument, names), names), names);
  }
  return Object.fromEntries(entries.map(([name, each]) => [name, resolve(each, names)]));
}
