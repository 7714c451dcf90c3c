^XA
^CI28
^PW800
^LL1861
^LH0,0
^FO16,16^A0N,36^FH_^FDChicken and sun-dried tomato orzo^FS
^FO16,66^A0N,26^FH_^FDNet Wt 58.6 oz (3 lb 10.6 oz) 1662 g + 4.1 fl oz (120 mL)^FS
^FO16,105^A0N,26^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo^FS
^FO16,135^A0N,26^FH_^FD170 g, Cod fillet 150 g, Mozzarella 125 g, King prawns 120 g,^FS
^FO16,165^A0N,26^FH_^FDSpinach 120 g, 2 × Egg (110 g), Onion 100 g, Red wine 100 ml,^FS
^FO16,195^A0N,26^FH_^FDFrozen peas 80 g, Basil pesto 60 g, 1 × Lemon (60 g),^FS
^FO16,225^A0N,26^FH_^FDSun-dried tomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil^FS
^FO16,255^A0N,26^FH_^FD10 g, 1 × Chicken stock cube (10 g), Garlic 10 g, Black pepper^FS
^FO16,285^A0N,26^FH_^FD1 g, Salt 1 g^FS
^FO16,324^A0N,26^FH_^FDNutrition Facts 2 servings per container, serving size 891 g^FS
^FO562,354^A0N,26^FB222,1,0,R^FH_^FDper serving^FS
^FO16,384^A0N,26^FB546,1,0,L^FH_^FDCalories^FS
^FO562,384^A0N,26^FB222,1,0,R^FH_^FD1370^FS
^FO16,414^A0N,26^FB546,1,0,L^FH_^FDTotal fat^FS
^FO562,414^A0N,26^FB222,1,0,R^FH_^FD57 g^FS
^FO16,444^A0N,26^FB546,1,0,L^FH_^FDSaturated fat^FS
^FO562,444^A0N,26^FB222,1,0,R^FH_^FD18 g^FS
^FO16,474^A0N,26^FB546,1,0,L^FH_^FDSodium^FS
^FO562,474^A0N,26^FB222,1,0,R^FH_^FD2220 mg^FS
^FO16,504^A0N,26^FB546,1,0,L^FH_^FDTotal carbohydrate^FS
^FO562,504^A0N,26^FB222,1,0,R^FH_^FD86 g^FS
^FO16,534^A0N,26^FB546,1,0,L^FH_^FDDietary fiber^FS
^FO562,534^A0N,26^FB222,1,0,R^FH_^FD10 g^FS
^FO16,564^A0N,26^FB546,1,0,L^FH_^FDTotal sugars^FS
^FO562,564^A0N,26^FB222,1,0,R^FH_^FD19 g^FS
^FO16,594^A0N,26^FB546,1,0,L^FH_^FDProtein^FS
^FO562,594^A0N,26^FB222,1,0,R^FH_^FD113 g^FS
^FO16,633^A0N,26^FH_^FDIngredients: Chicken breast, Bavette steak, Orzo, Cod fillet,^FS
^FO16,663^A0N,26^FH_^FDMozzarella (Cow's milk, salt, cultures, vegetarian rennet),^FS
^FO16,693^A0N,26^FH_^FDKing prawns (King prawns, salt, preservative: sodium^FS
^FO16,723^A0N,26^FH_^FDmetabisulphite), Spinach, Egg, Onion, Red wine (Grapes,^FS
^FO16,753^A0N,26^FH_^FDpreservative: sulphur dioxide) (13.5 % vol), Frozen peas, Basil^FS
^FO16,783^A0N,26^FH_^FDpesto (Basil 35 %, olive oil 30 %, cashews 15 %, Parmesan^FS
^FO16,813^A0N,26^FH_^FD12 % (cow's milk, salt, calf rennet), salt, garlic), Lemon,^FS
^FO16,843^A0N,26^FH_^FDSun-dried tomatoes (Tomatoes, sunflower oil, salt,^FS
^FO16,873^A0N,26^FH_^FDpreservative: sulphur dioxide), Olive oil, Honey, Basil,^FS
^FO16,903^A0N,26^FH_^FDChicken stock cube (Salt, chicken fat, yeast extract, chicken^FS
^FO16,933^A0N,26^FH_^FDpowder 5 %, onion, celery, parsley, turmeric), Garlic, Black^FS
^FO16,963^A0N,26^FH_^FDpepper, Salt^FS
^FO16,1002^A0N,26^FH_^FDContains: WHEAT, CRUSTACEAN SHELLFISH (KING^FS
^FO16,1032^A0N,26^FH_^FDPRAWNS), EGGS, FISH (COD FILLET), MILK, CASHEWS^FS
^FO16,1071^A0N,26^FH_^FDMay contain: PEANUTS, SOYBEANS, ALMONDS,^FS
^FO16,1101^A0N,26^FH_^FDHAZELNUTS, WALNUTS, PISTACHIOS^FS
^FO16,1140^A0N,26^FH_^FDPacked by: Larder Kitchens Ltd, 1 Quay Street, Dublin D02^FS
^FO16,1170^A0N,26^FH_^FDXY45, Ireland^FS
^FO16,1209^A0N,26^FH_^FDChicken breast: Product of Ireland; Cod fillet: wild in^FS
^FO16,1239^A0N,26^FH_^FDNorth-East Atlantic (FAO 27); King prawns: farm-raised in^FS
^FO16,1269^A0N,26^FH_^FDEcuador; Honey: Ireland^FS
^FO16,1308^A0N,26^FH_^FDStorage: Keep refrigerated at or below 40 °F: Chicken breast,^FS
^FO16,1338^A0N,26^FH_^FDBavette steak, Mozzarella, Spinach, Basil pesto, Basil; Store^FS
^FO16,1368^A0N,26^FH_^FDin a cool, dry place: Orzo, Red wine, Sun-dried tomatoes,^FS
^FO16,1398^A0N,26^FH_^FDOlive oil, Honey, Chicken stock cube, Black pepper, Salt; On^FS
^FO16,1428^A0N,26^FH_^FDice, at 0 to 2 °C: Cod fillet; In the freezer at −18 °C; once^FS
^FO16,1458^A0N,26^FH_^FDthawed, cook the same day and do not freeze again: King^FS
^FO16,1488^A0N,26^FH_^FDprawns; Cool and at an even temperature; after purchase in^FS
^FO16,1518^A0N,26^FH_^FDthe refrigerator: Egg; Store in a cool, dark place, not in the^FS
^FO16,1548^A0N,26^FH_^FDrefrigerator: Onion, Lemon, Garlic; In the freezer at −18 °C;^FS
^FO16,1578^A0N,26^FH_^FDonce thawed, do not freeze again: Frozen peas^FS
^FO16,1617^A0N,26^FH_^FDSafe handling: keep raw meat and poultry refrigerated or^FS
^FO16,1647^A0N,26^FH_^FDfrozen, thaw in refrigerator or microwave, keep it apart from^FS
^FO16,1677^A0N,26^FH_^FDother foods, wash what touched it, cook thoroughly, keep hot^FS
^FO16,1707^A0N,26^FH_^FDfoods hot and refrigerate leftovers at once: Chicken breast,^FS
^FO16,1737^A0N,26^FH_^FDBavette steak^FS
^FO16,1776^A0N,26^FH_^FDCod fillet: Use by: 12/03/2026; King prawns: Best if used by:^FS
^FO16,1806^A0N,26^FH_^FD04/30/2027, Frozen on: 10/07/2026^FS
^XZ
