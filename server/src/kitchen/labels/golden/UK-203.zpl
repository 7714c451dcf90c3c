^XA
^CI28
^PW800
^LL1068
^LH0,0
^FO16,16^A0N,28^FH_^FDChicken and sun-dried tomato orzo^FS
^FO16,55^A0N,20^FH_^FDIngredients: Chicken breast, Bavette steak, Orzo (WHEAT), Cod fillet (FISH),^FS
^FO16,78^A0N,20^FH_^FDMozzarella (Cow's MILK, salt, cultures, vegetarian rennet), King prawns (King^FS
^FO16,101^A0N,20^FH_^FDprawns (CRUSTACEANS), salt, preservative: sodium metabisulphite^FS
^FO16,124^A0N,20^FH_^FD(SULPHITES)), Spinach, EGG, Onion, Red wine (Grapes, preservative: sulphur^FS
^FO16,147^A0N,20^FH_^FDdioxide (SULPHITES)) (13.5 % vol), Frozen peas, Basil pesto (Basil 35 %, olive oil^FS
^FO16,170^A0N,20^FH_^FD30 %, CASHEWS 15 %, Parmesan 12 % (cow's MILK, salt, calf rennet), salt,^FS
^FO16,193^A0N,20^FH_^FDgarlic), Lemon, Sun-dried tomatoes (Tomatoes, sunflower oil, salt, preservative:^FS
^FO16,216^A0N,20^FH_^FDsulphur dioxide (SULPHITES)), Olive oil, Honey, Basil, Chicken stock cube (Salt,^FS
^FO16,239^A0N,20^FH_^FDchicken fat, yeast extract, chicken powder 5 %, onion, CELERY, parsley,^FS
^FO16,262^A0N,20^FH_^FDturmeric), Garlic, Black pepper, Salt^FS
^FO16,292^A0N,20^FH_^FDMay contain: PEANUTS, SOYBEANS, ALMONDS, HAZELNUTS, WALNUTS,^FS
^FO16,315^A0N,20^FH_^FDPISTACHIOS, MUSTARD^FS
^FO16,345^A0N,20^FH_^FDNet quantity: 1662 g + 120 ml^FS
^FO16,375^A0N,20^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo 170 g, Cod fillet 150^FS
^FO16,398^A0N,20^FH_^FDg, Mozzarella 125 g, King prawns 120 g, Spinach 120 g, 2 × Egg (110 g), Onion^FS
^FO16,421^A0N,20^FH_^FD100 g, Red wine 100 ml, Frozen peas 80 g, Basil pesto 60 g, 1 × Lemon (60 g),^FS
^FO16,444^A0N,20^FH_^FDSun-dried tomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil 10 g, 1 × Chicken^FS
^FO16,467^A0N,20^FH_^FDstock cube (10 g), Garlic 10 g, Black pepper 1 g, Salt 1 g^FS
^FO16,497^A0N,20^FH_^FDChicken breast: Reared in: Ireland, Slaughtered in: Ireland; Bavette steak: Born^FS
^FO16,520^A0N,20^FH_^FDin: Ireland, Reared in: Ireland, Slaughtered in: Ireland, Cutting in: Ireland; Cod^FS
^FO16,543^A0N,20^FH_^FDfillet: Gadus morhua, caught in North-East Atlantic (FAO 27), hooks and lines;^FS
^FO16,566^A0N,20^FH_^FDKing prawns: Litopenaeus vannamei, farmed in Ecuador; Honey: Ireland^FS
^FO16,596^A0N,20^FH_^FDCod fillet: Use by: 03 December 2026; King prawns: Best before: 30 April 2027,^FS
^FO16,619^A0N,20^FH_^FDFrozen on: 07 October 2026^FS
^FO16,649^A0N,20^FH_^FDStorage: Keep refrigerated at 5 °C or below: Chicken breast, Bavette steak,^FS
^FO16,672^A0N,20^FH_^FDMozzarella, Spinach, Basil pesto, Basil; Keep in a cool, dry place: Orzo, Red^FS
^FO16,695^A0N,20^FH_^FDwine, Sun-dried tomatoes, Olive oil, Honey, Chicken stock cube, Black pepper,^FS
^FO16,718^A0N,20^FH_^FDSalt; On ice, at 0 to 2 °C: Cod fillet; In the freezer at −18 °C; once thawed, cook^FS
^FO16,741^A0N,20^FH_^FDthe same day and do not freeze again: King prawns; Cool and at an even^FS
^FO16,764^A0N,20^FH_^FDtemperature; after purchase in the refrigerator: Egg; Keep cool and dark, not in^FS
^FO16,787^A0N,20^FH_^FDthe refrigerator: Onion, Lemon, Garlic; In the freezer at −18 °C; once thawed, do^FS
^FO16,810^A0N,20^FH_^FDnot freeze again: Frozen peas^FS
^FO16,840^A0N,20^FH_^FDCook thoroughly before eating: Chicken breast^FS
^FO16,870^A0N,20^FH_^FDNutrition per 100 g: 643 kJ / 153 kcal, Fat 6.4 g, of which saturates 2.0 g,^FS
^FO16,893^A0N,20^FH_^FDCarbohydrate 9.7 g, of which sugars 2.1 g, Fibre 1.2 g, Protein 12.7 g, Salt 0.62 g^FS
^FO16,923^A0N,20^FH_^FDNutrition per serving: 5731 kJ / 1367 kcal, Fat 57.1 g, of which saturates 17.9 g,^FS
^FO16,946^A0N,20^FH_^FDCarbohydrate 86.0 g, of which sugars 19.1 g, Fibre 10.3 g, Protein 113.3 g, Salt^FS
^FO16,969^A0N,20^FH_^FD5.5 g^FS
^FO16,999^A0N,20^FH_^FDFood business operator: Larder Kitchens Ltd, 1 Quay Street, Dublin D02 XY45,^FS
^FO16,1022^A0N,20^FH_^FDIreland^FS
^XZ
