^XA
^CI28
^PW800
^LL1176
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
^FO16,375^A0N,20^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo 170 g, Cod fillet^FS
^FO16,398^A0N,20^FH_^FD150 g, Mozzarella 125 g, King prawns 120 g, Spinach 120 g, 2 × Egg (110 g),^FS
^FO16,421^A0N,20^FH_^FDOnion 100 g, Red wine 100 ml, Frozen peas 80 g, Basil pesto 60 g, 1 × Lemon^FS
^FO16,444^A0N,20^FH_^FD(60 g), Sun-dried tomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil 10 g,^FS
^FO16,467^A0N,20^FH_^FD1 × Chicken stock cube (10 g), Garlic 10 g, Black pepper 1 g, Salt 1 g^FS
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
^FO16,870^A0N,20^FH_^FDNutrition^FS
^FO340,893^A0N,20^FB222,1,0,R^FH_^FDper 100 g^FS
^FO562,893^A0N,20^FB222,1,0,R^FH_^FDper serving^FS
^FO16,916^A0N,20^FB324,1,0,L^FH_^FDEnergy^FS
^FO340,916^A0N,20^FB222,1,0,R^FH_^FD643 kJ / 153 kcal^FS
^FO562,916^A0N,20^FB222,1,0,R^FH_^FD5731 kJ / 1367 kcal^FS
^FO16,939^A0N,20^FB324,1,0,L^FH_^FDFat^FS
^FO340,939^A0N,20^FB222,1,0,R^FH_^FD6.4 g^FS
^FO562,939^A0N,20^FB222,1,0,R^FH_^FD57.1 g^FS
^FO16,962^A0N,20^FB324,1,0,L^FH_^FDof which saturates^FS
^FO340,962^A0N,20^FB222,1,0,R^FH_^FD2.0 g^FS
^FO562,962^A0N,20^FB222,1,0,R^FH_^FD17.9 g^FS
^FO16,985^A0N,20^FB324,1,0,L^FH_^FDCarbohydrate^FS
^FO340,985^A0N,20^FB222,1,0,R^FH_^FD9.7 g^FS
^FO562,985^A0N,20^FB222,1,0,R^FH_^FD86.0 g^FS
^FO16,1008^A0N,20^FB324,1,0,L^FH_^FDof which sugars^FS
^FO340,1008^A0N,20^FB222,1,0,R^FH_^FD2.1 g^FS
^FO562,1008^A0N,20^FB222,1,0,R^FH_^FD19.1 g^FS
^FO16,1031^A0N,20^FB324,1,0,L^FH_^FDFibre^FS
^FO340,1031^A0N,20^FB222,1,0,R^FH_^FD1.2 g^FS
^FO562,1031^A0N,20^FB222,1,0,R^FH_^FD10.3 g^FS
^FO16,1054^A0N,20^FB324,1,0,L^FH_^FDProtein^FS
^FO340,1054^A0N,20^FB222,1,0,R^FH_^FD12.7 g^FS
^FO562,1054^A0N,20^FB222,1,0,R^FH_^FD113.3 g^FS
^FO16,1077^A0N,20^FB324,1,0,L^FH_^FDSalt^FS
^FO340,1077^A0N,20^FB222,1,0,R^FH_^FD0.62 g^FS
^FO562,1077^A0N,20^FB222,1,0,R^FH_^FD5.5 g^FS
^FO16,1107^A0N,20^FH_^FDFood business operator: Larder Kitchens Ltd, 1 Quay Street, Dublin D02 XY45,^FS
^FO16,1130^A0N,20^FH_^FDIreland^FS
^XZ
