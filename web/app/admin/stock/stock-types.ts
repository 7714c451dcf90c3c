import type { InferResponseType } from 'hono/client';
import type { Visit } from '../../visit.server.ts';

type Admin = Visit['api']['api']['admin'];

export type Level = InferResponseType<Admin['stock']['$get'], 200>['items'][number];
export type Movement = InferResponseType<Admin['stock-movements']['$get'], 200>['items'][number];
