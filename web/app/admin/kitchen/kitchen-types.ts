import type { InferResponseType } from 'hono/client';
import type { Visit } from '../../visit.server.ts';

type Admin = Visit['api']['api']['admin'];
type Day = Admin['kitchen'][':date'];

export type PurchaseList = InferResponseType<Day['purchase-list']['$get'], 200>;
export type PortioningSheet = InferResponseType<Day['portioning-sheet']['$get'], 200>;
export type Labels = InferResponseType<Day['labels']['$get'], 200>;
export type Reconciliation = InferResponseType<Day['reconciliation']['$get'], 200>;
export type Board = InferResponseType<Day['packing']['$get'], 200>;
export type Box = Board['orders'][number];
export type Status = Box['status'];
export type DeliveryDay = InferResponseType<Admin['delivery-days']['$get'], 200>['items'][number];
