import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { chooseRoute } from '../../../tools/aws-local/routes.ts';
import { problems } from '../../../server/src/refusal.ts';
import { languageCodes, languages, prefixOf } from '../../../server/src/contract/languages.ts';
import { withoutDoor } from '../../../server/src/contract/edge-door.ts';
import { apiRoutes, methodsOf, namedRoutes, softwareDoor } from '../../src/api-routes.ts';
import { edgePages } from '../../src/constructs/edge-pages.ts';
import { repository } from '../../src/constructs/function.ts';
import type { Cloud, Values } from '../cloud.ts';

const webRoutes = readFileSync(join(repository, 'web/app/routes.ts'), 'utf8');

type Origin = { Id: string; OriginCustomHeaders?: { HeaderName: string; HeaderValue: string }[] };
type Behaviour = { PathPattern: string; TargetOriginId: string };
type Distribution = {
  CacheBehaviors: Behaviour[];
  Origins: Origin[];
  DefaultCacheBehavior: Behaviour;
};
type EdgeRequest = {
  method: string;
  uri: string;
  headers: Record<string, { value: string }>;
  cookies: Record<string, { value: string }>;
  querystring: Record<string, { value: string; multiValue?: { value: string }[] }>;
};

const secret = (generation: number) =>
  `{{resolve:secretsmanager:larder-small-origin-${generation}:SecretString:::}}`;

/** The ways in: what the edge answers from where, who may pass, and what is dropped on the way. */
export const edgePromises = (cloud: () => Cloud) =>
  describe('the edge', () => {
    const distribution = () =>
      cloud().one('AWS::CloudFront::Distribution').properties['DistributionConfig'] as Distribution;
    const originOf = ({ TargetOriginId }: Behaviour) =>
      distribution().Origins.find(({ Id }) => Id === TargetOriginId);
    const kindOf = (behaviour: Behaviour) => {
      const told = JSON.stringify(originOf(behaviour));
      return /VpcOriginConfig/.test(told)
        ? 'servers'
        : (/larder-small-(assets|objects)/.exec(told)?.[1] ?? /api\.small/.exec(told)?.[0]);
    };

    test('each address is answered from where it is best kept', () => {
      const { CacheBehaviors, DefaultCacheBehavior } = distribution();
      const answered = CacheBehaviors.map((each) => [each.PathPattern, kindOf(each)]);
      expect(Object.fromEntries(answered)).toMatchObject({
        '/assets/*': 'assets',
        '/pictures/*': 'objects',
        '/catalog/*': 'objects',
        '/favicon.svg': 'assets',
        '/auth/*': 'api.small',
        '/api/*': 'api.small',
      });
      expect(kindOf(DefaultCacheBehavior)).toBe('servers');
      expect(distribution()).toMatchObject({
        HttpVersion: 'http2and3',
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        WebACLId: expect.anything(),
      });
    });

    test('every file that the pages bring has a place at the edge', () => {
      const patterns = distribution()
        .CacheBehaviors.filter((each) => kindOf(each) === 'assets')
        .map(
          ({ PathPattern }) =>
            new RegExp(`^${PathPattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`),
        );
      const files = readdirSync(join(import.meta.dirname, '../../../web/public'));
      expect(files.length).toBeGreaterThan(5);
      const homeless = files.filter(
        (file) => !patterns.some((pattern) => pattern.test(`/${file}`)),
      );
      expect(homeless).toEqual([]);
    });

    test('only the edge reaches the origins: it speaks the newest secret, they understand the one before too', () => {
      const speaking = distribution().Origins.filter(
        ({ OriginCustomHeaders }) => OriginCustomHeaders,
      );
      expect(speaking).toHaveLength(2);
      for (const { OriginCustomHeaders } of speaking) {
        expect(OriginCustomHeaders).toEqual([
          { HeaderName: 'x-larder-origin', HeaderValue: secret(2) },
        ]);
      }
      expect(cloud().one('AWS::ElasticLoadBalancingV2::Listener').properties).toMatchObject({
        Protocol: 'HTTPS',
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }],
      });
      expect(cloud().one('AWS::ElasticLoadBalancingV2::ListenerRule').properties).toMatchObject({
        Conditions: [
          {
            Field: 'http-header',
            HttpHeaderConfig: { HttpHeaderName: 'x-larder-origin', Values: [secret(2), secret(1)] },
          },
        ],
      });
      const [login] = cloud().all('AWS::Lambda::Function', 'Api');
      expect(login?.properties).toMatchObject({
        Environment: {
          Variables: { ORIGIN_SECRET_NAMES: 'larder-small-origin-2,larder-small-origin-1' },
        },
      });
      expect(cloud().one('AWS::ApiGatewayV2::Api').properties).toMatchObject({
        DisableExecuteApiEndpoint: true,
      });
      expect(cloud().one('AWS::ElasticLoadBalancingV2::LoadBalancer').properties).toMatchObject({
        Scheme: 'internal',
      });
    });

    test('the API’s name leads nowhere but by a door that only the edge knows, the newest or the one before', () => {
      const door = (generation: number) =>
        `edge-{{resolve:secretsmanager:larder-small-door-${generation}:SecretString:::}}`;
      const mappings = cloud().all('AWS::ApiGatewayV2::ApiMapping');
      expect(mappings.map(({ properties }) => properties['ApiMappingKey'])).toEqual([
        door(2),
        door(1),
      ]);
      const [gateway] = distribution().Origins.filter((origin) =>
        JSON.stringify(origin).includes('api.small'),
      );
      expect(gateway).toMatchObject({ OriginPath: `/${door(2)}` });
      // It is said nowhere else, and is no word that anybody else is told.
      const { Transforms } = cloud().one('AWS::ElasticLoadBalancingV2::ListenerRule')
        .properties as {
        Transforms: { UrlRewriteConfig: { Rewrites: { Regex: string; Replace: string }[] } }[];
      };
      const [rewrite] = Transforms.flatMap(({ UrlRewriteConfig }) => UrlRewriteConfig.Rewrites);
      const rewritten = (path: string) =>
        path.replace(new RegExp(rewrite?.Regex ?? ''), rewrite?.Replace ?? '');
      const made = `/edge-${'a1B2'.repeat(12)}`;
      for (const path of ['/api/recipes', '/recipes/edge-case', '/edge-short/api'])
        expect([rewritten(path), withoutDoor(path)]).toEqual([path, path]);
      expect([rewritten(`${made}/api/cart`), withoutDoor(`${made}/api/cart`)]).toEqual([
        '/api/cart',
        '/api/cart',
      ]);
    });

    test('no function’s settings hold a secret', () => {
      const held = cloud()
        .all('AWS::Lambda::Function')
        .filter(({ properties }) =>
          /\{\{resolve:|SECRET"?:.*\{\{/.test(JSON.stringify(properties['Environment'] ?? {})),
        );
      expect(held).toEqual([]);
    });

    test('every route that is not public asks for a token, and so does whatever nobody has heard of', () => {
      const keys = new Map(
        cloud()
          .all('AWS::ApiGatewayV2::Route')
          .map(({ properties }) => [
            properties['RouteKey'] as string,
            properties['AuthorizationType'],
          ]),
      );
      const chosen = (method: string, path: string) =>
        chooseRoute([...keys.keys()], method, path.replace(/\{[^}]+\}/g, 'x')) ?? '';
      const wrong = apiRoutes.flatMap((route) =>
        methodsOf(route).filter(
          (method) =>
            keys.get(chosen(method, route.path)) !== (route.access === 'everyone' ? 'NONE' : 'JWT'),
        ),
      );
      expect(wrong).toEqual([]);
      expect(keys.get(chosen('GET', '/api/nobody/knows'))).toBe('JWT');
      expect(chosen('PUT', '/api/admin/nobody/knows')).toBe('ANY /api/admin/{proxy+}');
      const open = [...keys].filter(([, type]) => type !== 'JWT').map(([key]) => key);
      const mayBeOpen = apiRoutes
        .filter(({ access }) => access === 'everyone')
        .flatMap(({ method, path }) => [
          `${method} ${path}`,
          ...(method === HttpMethod.GET ? [`HEAD ${path}`] : []),
        ]);
      const described = ['openapi.json', 'docs'].flatMap((page) => [
        `GET /api/${page}`,
        `HEAD /api/${page}`,
      ]);
      const doors = ['ANY /auth/{proxy+}', softwareDoor.key];
      expect(open.sort()).toEqual([...doors, ...described, ...mayBeOpen].sort());
      expect(open.filter((key) => key.includes('/api/admin'))).toEqual([]);
      expect(cloud().one('AWS::ApiGatewayV2::Authorizer').properties).toMatchObject({
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
      });
    });

    test('a route that asks for a token is named where a public one would let it in', () => {
      const route = (path: string, access: 'everyone' | 'customer') => ({
        method: HttpMethod.GET,
        path,
        access,
      });
      const named = namedRoutes([
        route('/api/recipes/{slug}', 'everyone'),
        route('/api/recipes/mine', 'customer'),
        route('/api/orders/mine', 'customer'),
      ]);
      expect(named.map(({ path }) => path)).toEqual(['/api/recipes/{slug}', '/api/recipes/mine']);
    });

    test('other software has a door of its own, to the API alone, with a limit of its own', () => {
      const [route] = cloud()
        .all('AWS::ApiGatewayV2::Route')
        .filter(({ properties }) => properties['RouteKey'] === softwareDoor.key);
      const leads = cloud()
        .all('AWS::ApiGatewayV2::Integration')
        .filter(({ properties }) => properties['RequestParameters'] !== undefined);
      expect(leads).toHaveLength(1);
      expect(JSON.stringify(route?.properties['Target'])).toContain(`"Ref":"${leads[0]?.id}"`);
      expect(leads[0]?.properties['RequestParameters']).toEqual({
        'overwrite:path': softwareDoor.leadsTo,
      });
      // Nobody comes there but by what the edge makes of an address of the API.
      const patterns = distribution().CacheBehaviors.map(({ PathPattern }) => PathPattern);
      expect(patterns.filter((pattern) => pattern.includes('by-token'))).toEqual([]);
      const settings = cloud().one('AWS::ApiGatewayV2::Stage').properties['RouteSettings'];
      expect(settings).toHaveProperty([softwareDoor.key, 'ThrottlingRateLimit']);
    });

    test('nothing is named before it is there', () => {
      const { policies } = cloud().one('AWS::ElasticLoadBalancingV2::ListenerRule');
      const spoken = cloud()
        .all('AWS::SecretsManager::Secret', 'App')
        .filter(({ properties }) => String(properties['Name']).includes('-origin-'));
      expect(spoken).toHaveLength(2);
      for (const { id } of spoken) expect(policies['DependsOn']).toContain(id);
      const routes = cloud().all('AWS::ApiGatewayV2::Route');
      const stage = cloud().one('AWS::ApiGatewayV2::Stage');
      expect(stage.policies['DependsOn']).toEqual(
        expect.arrayContaining(routes.map(({ id }) => id)),
      );
      const limits = Object.keys(stage.properties['RouteSettings'] as Values);
      const keys = routes.map(({ properties }) => properties['RouteKey']);
      expect(limits.filter((key) => !keys.includes(key))).toEqual([]);
    });

    test('a flood, a known attack and a body too large stop at the door', () => {
      const { Rules } = cloud().one('AWS::WAFv2::WebACL', 'EdgeCert').properties as {
        Rules: Values[];
      };
      expect(Rules.map((rule) => rule['Name'])).toEqual([
        'AWSManagedRulesAmazonIpReputationList',
        'too-many-auth',
        'too-many-hooks',
        'too-many-store',
        'AWSManagedRulesKnownBadInputsRuleSet',
        'AWSManagedRulesCommonRuleSet',
        'too-large',
      ]);
    });

    test('when no server answers, the edge has a page for it, and changes no answer of the store', () => {
      const { CustomErrorResponses } = distribution() as unknown as {
        CustomErrorResponses: {
          ErrorCode: number;
          ResponseCode: number;
          ResponsePagePath: string;
        }[];
      };
      expect(CustomErrorResponses.map(({ ErrorCode }) => ErrorCode)).toEqual([502, 504]);
      const ours = Object.values(problems).map(({ status }) => status);
      for (const { ErrorCode, ResponseCode, ResponsePagePath } of CustomErrorResponses) {
        expect(ResponseCode).toBe(ErrorCode);
        expect(ours).not.toContain(ErrorCode);
        const behaviour = distribution().CacheBehaviors.find(
          ({ PathPattern }) => PathPattern === ResponsePagePath,
        );
        expect(behaviour && kindOf(behaviour)).toBe('assets');
      }
    });

    test('what the edge says itself, it says in every language of the shop window', () => {
      const { CustomResponseBodies } = cloud().one('AWS::WAFv2::WebACL', 'EdgeCert').properties as {
        CustomResponseBodies: Record<string, { Content: string }>;
      };
      const { tooMany, tooLarge } = CustomResponseBodies;
      const [away] = cloud()
        .all('Custom::CDKBucketDeployment')
        .filter(({ id }) => id.startsWith('WebFilesAway'));
      expect(away?.properties['SourceObjectKeys']).toHaveLength(1);
      for (const text of [edgePages.away, tooMany?.Content, tooLarge?.Content]) {
        for (const language of languageCodes) {
          const [, said = ''] =
            new RegExp(
              `<section lang="${language}" dir="${languages[language].dir}"><h1>[^<]+</h1><p>([^<]+)</p>`,
            ).exec(text ?? '') ?? [];
          expect([language, said.length > 20]).toEqual([language, true]);
        }
        // CloudFront's own word for its files lets no style and no script run; AWS WAF takes so many bytes.
        expect(text).not.toMatch(/<style|<script|style=/);
        expect(Buffer.byteLength(text ?? '')).toBeLessThan(4096);
      }
    });

    test('a page whose form signs somebody in counts as sign-in, with and without scripts', () => {
      const acl = JSON.stringify(cloud().one('AWS::WAFv2::WebACL', 'EdgeCert').properties);
      const [, counted = ''] = /"RegexString":"(\^\/\(auth[^"]+)"/.exec(acl) ?? [];
      const pages = [...webRoutes.matchAll(/route\('([\w-]+)', 'storefront\/sign-in\//g)];
      expect(pages.length).toBeGreaterThan(4);
      const paths = ['checkout', ...pages.map(([, path = '']) => path)];
      const prefixes = languageCodes.map(prefixOf);
      for (const path of prefixes.flatMap((prefix) =>
        paths.flatMap((page) => [`${prefix}/${page}`, `${prefix}/${page}.data`]),
      ))
        expect(path).toMatch(new RegExp(counted));
      for (const path of ['/menu', '/checkouts', '/recipes/sign-in', '/fr/sign-in', '/de/menu'])
        expect(path).not.toMatch(new RegExp(counted));
    });

    const ask = (request: Partial<EdgeRequest>) => {
      const { FunctionCode } = cloud().one('AWS::CloudFront::Function').properties as {
        FunctionCode: string;
      };
      const event = {
        request: {
          method: 'GET',
          uri: '/api/cart',
          cookies: {},
          querystring: {},
          ...request,
          headers: { host: { value: 'small.larder.example' }, ...request.headers },
        },
      };
      return runInNewContext(`${FunctionCode}\nhandler(event)`, { event }) as EdgeRequest & Values;
    };

    test('who asks is read from the store’s own cookie, never from what a client claims', () => {
      const forged = {
        authorization: { value: 'Bearer forged' },
        'x-larder-origin': { value: 'guess' },
        'x-forwarded-for': { value: '203.0.113.9' },
      };
      const cookies = { '__Host-at': { value: 'head.body.sign' } };
      expect(ask({ headers: forged, cookies }).headers).toEqual({
        host: { value: 'small.larder.example' },
        authorization: { value: 'Bearer head.body.sign' },
      });
      const rest = { host: { value: 'small.larder.example' } };
      expect(ask({ headers: forged }).headers).toEqual(rest);
      expect(ask({ headers: forged, cookies, uri: '/recipes' }).headers).toEqual(rest);
      const broken = { '__Host-at': { value: 'a b\r\nx: y' } };
      expect(ask({ cookies: broken }).headers).toEqual(rest);
    });

    test('a token of the store comes through, alone, and by the door of software; so does who asks whether it may', () => {
      const told = (request: Partial<EdgeRequest>) => {
        const { uri, headers, cookies } = ask(request);
        return JSON.parse(JSON.stringify({ uri, headers, cookies })) as object;
      };
      const authorization = { value: 'Bearer larder_7_c2VjcmV0' };
      const cookies = { '__Host-at': { value: 'head.body.sign' } };
      const host = { value: 'small.larder.example' };
      const headers = { authorization };
      const door = '/by-token/api/cart';
      expect(told({ headers, cookies })).toEqual({
        uri: door,
        cookies: {},
        headers: { host, authorization },
      });
      for (const uri of ['/auth/sign-in', '/recipes', door, '/apis'])
        expect(told({ headers, uri })).toMatchObject({ uri, headers: { host } });
      const oddTokens = ['Bearer larder_7', 'Bearer larder_x_y', 'Basic larder_7_x', 'larder_7_x'];
      for (const value of oddTokens) {
        const odd = told({ headers: { authorization: { value } } });
        expect(odd).toMatchObject({ uri: '/api/cart' });
        expect(odd).toHaveProperty('headers', { host });
      }
      const origin = { value: 'https://till.example' };
      const first = { origin, 'access-control-request-method': { value: 'GET' } };
      const forged = { ...first, authorization: { value: 'Bearer a.b.c' } };
      expect(told({ method: 'OPTIONS', headers: forged, cookies })).toEqual({
        uri: door,
        cookies: {},
        headers: { host, ...first },
      });
      for (const odd of [
        { method: 'OPTIONS', headers: { origin } },
        { method: 'GET', headers: first },
      ])
        expect(told(odd)).toMatchObject({ uri: '/api/cart' });
    });

    test('www leads to the store’s one name, with what was asked', () => {
      const answer = ask({
        headers: { host: { value: 'www.small.larder.example' } },
        uri: '/menu',
        querystring: {
          diet: { value: 'vegan', multiValue: [{ value: 'vegan' }, { value: 'vegetarian' }] },
        },
      });
      expect(answer).toMatchObject({
        statusCode: 308,
        headers: {
          location: { value: 'https://small.larder.example/menu?diet=vegan&diet=vegetarian' },
        },
      });
    });
  });
