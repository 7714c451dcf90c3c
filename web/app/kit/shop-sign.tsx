import { sizeOfLogo } from '../../../server/src/contract/logo.ts';
import { shopName, styleOfTheShop } from './format.ts';
import styles from './shop-sign.module.css';

/** The shop's logo, or its name where it has none. */
export function ShopSign() {
  const { logo } = styleOfTheShop();
  const size = sizeOfLogo(/([^/]+)\.png$/.exec(logo)?.[1] ?? '');
  if (!size) return shopName();
  return <img {...size} className={styles.logo} src={logo} alt={shopName()} />;
}
