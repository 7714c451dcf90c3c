import { z } from 'zod';
import { attributes, email, operation, username } from './operation.ts';
import { checkPolicy, fault, findUser, newUser, removeUser } from './pool.ts';
import type { Pool, User } from './pool.ts';
import { endSessions } from './tokens.ts';

const target = { UserPoolId: z.string(), Username: username };

function userOf(pool: Pool, { UserPoolId, Username }: { UserPoolId: string; Username: string }) {
  checkPool(pool, UserPoolId);
  const user = findUser(pool, Username);
  if (!user) throw fault('UserNotFoundException', 'User does not exist.');
  return user;
}

function checkPool(pool: Pool, id: string): void {
  if (id !== pool.id) throw fault('ResourceNotFoundException', `User pool ${id} does not exist.`);
}

const attributesOf = (user: User) =>
  Object.entries({ sub: user.sub, email: user.email, ...Object.fromEntries(user.attributes) }).map(
    ([Name, Value]) => ({ Name, Value }),
  );

function write(pool: Pool, user: User, given: { Name: string; Value: string }[]): void {
  for (const { Name, Value } of given) {
    const known = ['email', 'email_verified', ...pool.customAttributes].includes(Name);
    if (!known)
      throw fault(
        'InvalidParameterException',
        `user.${Name}: Attribute does not exist in the schema.`,
      );
    if (Name === 'email') moveTo(pool, user, Value);
    else user.attributes.set(Name, Value);
  }
}

/** An address signs one user in, confirmed or not. */
function moveTo(pool: Pool, user: User, email: string): void {
  const other = findUser(pool, email);
  if (other && other !== user)
    throw fault('AliasExistsException', 'An account with the given email already exists.');
  user.email = email;
}

/** Only for who signs the request. */
export const admin = {
  AdminCreateUser: operation(
    { ...target, MessageAction: z.literal('SUPPRESS'), UserAttributes: attributes },
    (pool, input) => {
      checkPool(pool, input.UserPoolId);
      if (!email.safeParse(input.Username).success)
        throw fault('InvalidParameterException', 'Username should be an email.');
      if (findUser(pool, input.Username))
        throw fault('UsernameExistsException', 'An account with the given email already exists.');
      const user = newUser(pool, input.Username, 'FORCE_CHANGE_PASSWORD');
      write(pool, user, input.UserAttributes);
      return {
        User: {
          Username: user.sub,
          Attributes: attributesOf(user),
          Enabled: true,
          UserStatus: user.status,
        },
      };
    },
  ),

  AdminGetUser: operation(target, (pool, input) => {
    const user = userOf(pool, input);
    return {
      Username: user.sub,
      UserAttributes: attributesOf(user),
      Enabled: true,
      UserStatus: user.status,
    };
  }),

  AdminSetUserPassword: operation(
    { ...target, Password: z.string(), Permanent: z.literal(true) },
    (pool, input) => {
      const user = userOf(pool, input);
      checkPolicy(pool, input.Password);
      user.password = input.Password;
      user.status = 'CONFIRMED';
      return {};
    },
  ),

  AdminAddUserToGroup: operation({ ...target, GroupName: z.string() }, (pool, input) => {
    const user = userOf(pool, input);
    if (!pool.groups.includes(input.GroupName))
      throw fault('ResourceNotFoundException', 'Group not found.');
    user.groups.add(input.GroupName);
    return {};
  }),

  AdminUpdateUserAttributes: operation({ ...target, UserAttributes: attributes }, (pool, input) => {
    write(pool, userOf(pool, input), input.UserAttributes);
    return {};
  }),

  AdminDeleteUserAttributes: operation(
    { ...target, UserAttributeNames: z.array(z.string()) },
    (pool, input) => {
      const { attributes: known } = userOf(pool, input);
      for (const name of input.UserAttributeNames) known.delete(name);
      return {};
    },
  ),

  AdminSetUserMFAPreference: operation(
    {
      ...target,
      SoftwareTokenMfaSettings: z.strictObject({
        Enabled: z.literal(false),
        PreferredMfa: z.literal(false),
      }),
    },
    (pool, input) => {
      userOf(pool, input).totp.enabled = false;
      return {};
    },
  ),

  AdminDeleteUser: operation(target, (pool, input) => {
    const { sub } = userOf(pool, input);
    endSessions(pool, (live) => live.sub === sub);
    removeUser(pool, sub);
    return {};
  }),

  AdminUserGlobalSignOut: operation(target, (pool, input) => {
    const { sub } = userOf(pool, input);
    endSessions(pool, (live) => live.sub === sub);
    return {};
  }),
};
