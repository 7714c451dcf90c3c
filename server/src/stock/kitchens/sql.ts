import sql from 'sql-template-tag';
import type { Db, Tx } from '../../platform/platform.ts';
import { kitchenRow, type Kitchen } from './kitchen.ts';

const columns = sql`kitchen_no as "kitchenNo", kitchen_name as "name", version`;

/** The first one first. */
export async function readKitchens(db: Db): Promise<Kitchen[]> {
  return db.query(kitchenRow, sql`select ${columns} from kitchen order by kitchen_no`);
}

export async function readKitchen(db: Db, kitchenNo: number): Promise<Kitchen | undefined> {
  const [kitchen] = await db.query(
    kitchenRow,
    sql`select ${columns} from kitchen where kitchen_no = ${kitchenNo}`,
  );
  return kitchen;
}

/** With an empty shelf, and days as the first one has them. Undefined where another has the name. */
export async function addKitchen(tx: Tx, name: string): Promise<Kitchen | undefined> {
  const [kitchen] = await tx.query(
    kitchenRow,
    sql`insert into kitchen (kitchen_name) values (${name}) on conflict do nothing returning ${columns}`,
  );
  return kitchen;
}

/** Takes the pen for its name. */
export async function lockKitchen(tx: Tx, kitchenNo: number): Promise<Kitchen | undefined> {
  const [kitchen] = await tx.query(
    kitchenRow,
    sql`select ${columns} from kitchen where kitchen_no = ${kitchenNo} for no key update`,
  );
  return kitchen;
}

/** False where another has the name. */
export async function renameKitchen(tx: Tx, kitchenNo: number, name: string): Promise<boolean> {
  const renamed = await tx.run(sql`update kitchen set kitchen_name = ${name}, version = version + 1
    where kitchen_no = ${kitchenNo}
      and not exists (select from kitchen k where k.kitchen_name = ${name} and k.kitchen_no <> ${kitchenNo})`);
  return renamed > 0;
}
