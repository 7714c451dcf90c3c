^XA
^CI28
^PW1180
^LL2377
^LH0,0
^FO24,24^A0N,53^FH_^FDChicken and sun-dried tomato orzo^FS
^FO24,98^A0N,38^FH_^FDNet Wt 58.6 oz (1662 g) + 4.1 fl oz (120 mL)^FS
^FO24,155^A0N,38^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo 170^FS
^FO24,199^A0N,38^FH_^FDg, Cod fillet 150 g, Mozzarella 125 g, King prawns 120 g,^FS
^FO24,243^A0N,38^FH_^FDSpinach 120 g, 2 × Egg (110 g), Onion 100 g, Red wine 100 ml,^FS
^FO24,287^A0N,38^FH_^FDFrozen peas 80 g, Basil pesto 60 g, 1 × Lemon (60 g),^FS
^FO24,331^A0N,38^FH_^FDSun-dried tomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil 10^FS
^FO24,375^A0N,38^FH_^FDg, 1 × Chicken stock cube (10 g), Garlic 10 g, Black pepper 1 g,^FS
^FO24,419^A0N,38^FH_^FDSalt 1 g^FS
^FO24,476^A0N,38^FH_^FDNutrition Facts per serving: Calories 1367, Total fat 57.1 g,^FS
^FO24,520^A0N,38^FH_^FDSaturated fat 17.9 g, Sodium 2217 mg, Total carbohydrate 86.0^FS
^FO24,564^A0N,38^FH_^FDg, Dietary fiber 10.3 g, Total sugars 19.1 g, Protein 113.3 g^FS
^FO24,621^A0N,38^FH_^FDIngredients: Chicken breast, Bavette steak, Orzo, Cod fillet,^FS
^FO24,665^A0N,38^FH_^FDMozzarella (Cow's milk, salt, cultures, vegetarian rennet), King^FS
^FO24,709^A0N,38^FH_^FDprawns (King prawns, salt, preservative: sodium^FS
^FO24,753^A0N,38^FH_^FDmetabisulphite), Spinach, Egg, Onion, Red wine (Grapes,^FS
^FO24,797^A0N,38^FH_^FDpreservative: sulphur dioxide) (13.5 % vol), Frozen peas, Basil^FS
^FO24,841^A0N,38^FH_^FDpesto (Basil 35 %, olive oil 30 %, cashews 15 %, Parmesan 12^FS
^FO24,885^A0N,38^FH_^FD% (cow's milk, salt, calf rennet), salt, garlic), Lemon, Sun-dried^FS
^FO24,929^A0N,38^FH_^FDtomatoes (Tomatoes, sunflower oil, salt, preservative: sulphur^FS
^FO24,973^A0N,38^FH_^FDdioxide), Olive oil, Honey, Basil, Chicken stock cube (Salt,^FS
^FO24,1017^A0N,38^FH_^FDchicken fat, yeast extract, chicken powder 5 %, onion, celery,^FS
^FO24,1061^A0N,38^FH_^FDparsley, turmeric), Garlic, Black pepper, Salt^FS
^FO24,1118^A0N,38^FH_^FDContains: WHEAT, CRUSTACEANS (KING PRAWNS), EGGS,^FS
^FO24,1162^A0N,38^FH_^FDFISH (COD FILLET), MILK, CASHEWS, SULFITES^FS
^FO24,1219^A0N,38^FH_^FDMay contain: PEANUTS, SOYBEANS, ALMONDS,^FS
^FO24,1263^A0N,38^FH_^FDHAZELNUTS, WALNUTS, PISTACHIOS^FS
^FO24,1320^A0N,38^FH_^FDPacked by: Larder Kitchens Ltd, 1 Quay Street, Dublin D02^FS
^FO24,1364^A0N,38^FH_^FDXY45, Ireland^FS
^FO24,1421^A0N,38^FH_^FDChicken breast: Product of Ireland; Cod fillet: wild in^FS
^FO24,1465^A0N,38^FH_^FDNorth-East Atlantic (FAO 27); King prawns: farm-raised in^FS
^FO24,1509^A0N,38^FH_^FDEcuador; Honey: Ireland^FS
^FO24,1566^A0N,38^FH_^FDStorage: Keep refrigerated at or below 40 °F: Chicken breast,^FS
^FO24,1610^A0N,38^FH_^FDBavette steak, Mozzarella, Spinach, Basil pesto, Basil; Store in^FS
^FO24,1654^A0N,38^FH_^FDa cool, dry place: Orzo, Red wine, Sun-dried tomatoes, Olive^FS
^FO24,1698^A0N,38^FH_^FDoil, Honey, Chicken stock cube, Black pepper, Salt; On ice, at^FS
^FO24,1742^A0N,38^FH_^FD0 to 2 °C: Cod fillet; In the freezer at −18 °C; once thawed,^FS
^FO24,1786^A0N,38^FH_^FDcook the same day and do not freeze again: King prawns;^FS
^FO24,1830^A0N,38^FH_^FDCool and at an even temperature; after purchase in the^FS
^FO24,1874^A0N,38^FH_^FDrefrigerator: Egg; Store in a cool, dark place, not in the^FS
^FO24,1918^A0N,38^FH_^FDrefrigerator: Onion, Lemon, Garlic; In the freezer at −18 °C;^FS
^FO24,1962^A0N,38^FH_^FDonce thawed, do not freeze again: Frozen peas^FS
^FO24,2019^A0N,38^FH_^FDSafe handling: keep raw meat and poultry refrigerated or^FS
^FO24,2063^A0N,38^FH_^FDfrozen, thaw in refrigerator or microwave, keep it apart from^FS
^FO24,2107^A0N,38^FH_^FDother foods, wash what touched it, cook thoroughly, keep hot^FS
^FO24,2151^A0N,38^FH_^FDfoods hot and refrigerate leftovers at once: Chicken breast,^FS
^FO24,2195^A0N,38^FH_^FDBavette steak^FS
^FO24,2252^A0N,38^FH_^FDCod fillet: Use by: 12/03/2026; King prawns: Best if used by:^FS
^FO24,2296^A0N,38^FH_^FD04/30/2027, Frozen on: 10/07/2026^FS
^XZ
