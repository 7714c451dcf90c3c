import { z } from 'zod';
import { attributes, code, email, named, operation } from './operation.ts';
import {
  checkClient,
  checkPolicy,
  checkSecretHash,
  fault,
  findUser,
  newUser,
  sendCode,
  takeCode,
} from './pool.ts';
import type { Pool } from './pool.ts';

type Named = { ClientId: string; Username: string; SecretHash?: string | undefined };

function check(pool: Pool, { ClientId, Username, SecretHash }: Named) {
  checkClient(pool, ClientId);
  checkSecretHash(pool, Username, SecretHash);
  return findUser(pool, Username);
}

const delivery = {
  CodeDeliveryDetails: {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: 'c***@l***',
  },
};

/** Sign-up and forgotten passwords. An address nobody has is answered as if a letter had gone out. */
export const registration = {
  SignUp: operation(
    { ...named, Password: z.string(), UserAttributes: attributes.optional() },
    (pool, input) => {
      const known = check(pool, input);
      if (!email.safeParse(input.Username).success)
        throw fault('InvalidParameterException', 'Username should be an email.');
      for (const { Name } of input.UserAttributes ?? [])
        if (!pool.writeAttributes.includes(Name))
          throw fault(
            'NotAuthorizedException',
            'A client attempted to write unauthorized attribute',
          );
      checkPolicy(pool, input.Password);
      if (known)
        throw fault('UsernameExistsException', 'An account with the given email already exists.');
      const user = newUser(pool, input.Username, 'UNCONFIRMED');
      user.password = input.Password;
      sendCode(pool, user, 'confirm');
      return { UserConfirmed: false, UserSub: user.sub, ...delivery };
    },
  ),

  ConfirmSignUp: operation({ ...named, ConfirmationCode: code }, (pool, input) => {
    const user = check(pool, input);
    if (user && user.status !== 'UNCONFIRMED')
      throw fault(
        'NotAuthorizedException',
        `User cannot be confirmed. Current status is ${user.status}`,
      );
    const confirmed = takeCode(pool, user, 'confirm', input.ConfirmationCode);
    confirmed.status = 'CONFIRMED';
    confirmed.attributes.set('email_verified', 'true');
    return {};
  }),

  ResendConfirmationCode: operation(named, (pool, input) => {
    const user = check(pool, input);
    if (user && user.status !== 'UNCONFIRMED')
      throw fault('InvalidParameterException', 'User is already confirmed.');
    if (user) sendCode(pool, user, 'confirm');
    return delivery;
  }),

  ForgotPassword: operation(named, (pool, input) => {
    const user = check(pool, input);
    if (user && user.attributes.get('email_verified') !== 'true')
      throw fault(
        'InvalidParameterException',
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    if (user) sendCode(pool, user, 'reset');
    return delivery;
  }),

  /** Sessions go on: ending them is the caller's affair. */
  ConfirmForgotPassword: operation(
    { ...named, ConfirmationCode: code, Password: z.string() },
    (pool, input) => {
      const user = check(pool, input);
      checkPolicy(pool, input.Password);
      takeCode(pool, user, 'reset', input.ConfirmationCode).password = input.Password;
      return {};
    },
  ),
};
