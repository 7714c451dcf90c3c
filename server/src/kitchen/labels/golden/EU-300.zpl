^XA
^CI28
^PW1180
^LL1690
^LH0,0
^FO24,24^A0N,41^FH_^FDChicken and sun-dried tomato orzo^FS
^FO24,81^A0N,29^FH_^FDIngredients: Chicken breast, Bavette steak, Orzo (WHEAT), Cod fillet (FISH),^FS
^FO24,114^A0N,29^FH_^FDMozzarella (Cow's MILK, salt, cultures, vegetarian rennet), King prawns (King^FS
^FO24,147^A0N,29^FH_^FDprawns (CRUSTACEANS), salt, preservative: sodium metabisulphite^FS
^FO24,180^A0N,29^FH_^FD(SULPHITES)), Spinach, EGG, Onion, Red wine (Grapes, preservative: sulphur^FS
^FO24,213^A0N,29^FH_^FDdioxide (SULPHITES)) (13.5 % vol), Frozen peas, Basil pesto (Basil 35 %, olive oil^FS
^FO24,246^A0N,29^FH_^FD30 %, CASHEWS 15 %, Parmesan 12 % (cow's MILK, salt, calf rennet), salt, garlic),^FS
^FO24,279^A0N,29^FH_^FDLemon, Sun-dried tomatoes (Tomatoes, sunflower oil, salt, preservative: sulphur^FS
^FO24,312^A0N,29^FH_^FDdioxide (SULPHITES)), Olive oil, Honey, Basil, Chicken stock cube (Salt, chicken^FS
^FO24,345^A0N,29^FH_^FDfat, yeast extract, chicken powder 5 %, onion, CELERY, parsley, turmeric), Garlic,^FS
^FO24,378^A0N,29^FH_^FDBlack pepper, Salt^FS
^FO24,421^A0N,29^FH_^FDMay contain: PEANUTS, SOYBEANS, ALMONDS, HAZELNUTS, WALNUTS,^FS
^FO24,454^A0N,29^FH_^FDPISTACHIOS, MUSTARD^FS
^FO24,497^A0N,29^FH_^FDNet quantity: 1662 g + 120 ml^FS
^FO24,540^A0N,29^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo 170 g, Cod fillet 150 g,^FS
^FO24,573^A0N,29^FH_^FDMozzarella 125 g, King prawns 120 g, Spinach 120 g, 2 × Egg (110 g), Onion 100 g,^FS
^FO24,606^A0N,29^FH_^FDRed wine 100 ml, Frozen peas 80 g, Basil pesto 60 g, 1 × Lemon (60 g), Sun-dried^FS
^FO24,639^A0N,29^FH_^FDtomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil 10 g, 1 × Chicken stock cube^FS
^FO24,672^A0N,29^FH_^FD(10 g), Garlic 10 g, Black pepper 1 g, Salt 1 g^FS
^FO24,715^A0N,29^FH_^FDChicken breast: Reared in: Ireland, Slaughtered in: Ireland; Bavette steak: Born^FS
^FO24,748^A0N,29^FH_^FDin: Ireland, Reared in: Ireland, Slaughtered in: Ireland, Cutting in: Ireland; Cod^FS
^FO24,781^A0N,29^FH_^FDfillet: Gadus morhua, caught in North-East Atlantic (FAO 27), hooks and lines;^FS
^FO24,814^A0N,29^FH_^FDKing prawns: Litopenaeus vannamei, farmed in Ecuador; Honey: Ireland 100 %^FS
^FO24,857^A0N,29^FH_^FDCod fillet: Use by: 03.12.2026; King prawns: Best before: 30.04.2027, Frozen on:^FS
^FO24,890^A0N,29^FH_^FD07.10.2026^FS
^FO24,933^A0N,29^FH_^FDStorage: Keep refrigerated at 0 to 5 °C: Chicken breast, Bavette steak,^FS
^FO24,966^A0N,29^FH_^FDMozzarella, Spinach, Basil pesto, Basil; Keep in a cool, dry place: Orzo, Red wine,^FS
^FO24,999^A0N,29^FH_^FDSun-dried tomatoes, Olive oil, Honey, Chicken stock cube, Black pepper, Salt; On^FS
^FO24,1032^A0N,29^FH_^FDice, at 0 to 2 °C: Cod fillet; In the freezer at −18 °C; once thawed, cook the same^FS
^FO24,1065^A0N,29^FH_^FDday and do not freeze again: King prawns; Cool and at an even temperature; after^FS
^FO24,1098^A0N,29^FH_^FDpurchase in the refrigerator: Egg; Keep cool and dark, not in the refrigerator:^FS
^FO24,1131^A0N,29^FH_^FDOnion, Lemon, Garlic; In the freezer at −18 °C; once thawed, do not freeze again:^FS
^FO24,1164^A0N,29^FH_^FDFrozen peas^FS
^FO24,1207^A0N,29^FH_^FDCook thoroughly before eating: Chicken breast^FS
^FO24,1250^A0N,29^FH_^FDNutrition^FS
^FO500,1283^A0N,29^FB328,1,0,R^FH_^FDper 100 g^FS
^FO828,1283^A0N,29^FB328,1,0,R^FH_^FDper serving^FS
^FO24,1316^A0N,29^FB476,1,0,L^FH_^FDEnergy^FS
^FO500,1316^A0N,29^FB328,1,0,R^FH_^FD643 kJ / 153 kcal^FS
^FO828,1316^A0N,29^FB328,1,0,R^FH_^FD5731 kJ / 1367 kcal^FS
^FO24,1349^A0N,29^FB476,1,0,L^FH_^FDFat^FS
^FO500,1349^A0N,29^FB328,1,0,R^FH_^FD6.4 g^FS
^FO828,1349^A0N,29^FB328,1,0,R^FH_^FD57.1 g^FS
^FO24,1382^A0N,29^FB476,1,0,L^FH_^FDof which saturates^FS
^FO500,1382^A0N,29^FB328,1,0,R^FH_^FD2.0 g^FS
^FO828,1382^A0N,29^FB328,1,0,R^FH_^FD17.9 g^FS
^FO24,1415^A0N,29^FB476,1,0,L^FH_^FDCarbohydrate^FS
^FO500,1415^A0N,29^FB328,1,0,R^FH_^FD9.7 g^FS
^FO828,1415^A0N,29^FB328,1,0,R^FH_^FD86.0 g^FS
^FO24,1448^A0N,29^FB476,1,0,L^FH_^FDof which sugars^FS
^FO500,1448^A0N,29^FB328,1,0,R^FH_^FD2.1 g^FS
^FO828,1448^A0N,29^FB328,1,0,R^FH_^FD19.1 g^FS
^FO24,1481^A0N,29^FB476,1,0,L^FH_^FDFibre^FS
^FO500,1481^A0N,29^FB328,1,0,R^FH_^FD1.2 g^FS
^FO828,1481^A0N,29^FB328,1,0,R^FH_^FD10.3 g^FS
^FO24,1514^A0N,29^FB476,1,0,L^FH_^FDProtein^FS
^FO500,1514^A0N,29^FB328,1,0,R^FH_^FD12.7 g^FS
^FO828,1514^A0N,29^FB328,1,0,R^FH_^FD113.3 g^FS
^FO24,1547^A0N,29^FB476,1,0,L^FH_^FDSalt^FS
^FO500,1547^A0N,29^FB328,1,0,R^FH_^FD0.62 g^FS
^FO828,1547^A0N,29^FB328,1,0,R^FH_^FD5.5 g^FS
^FO24,1590^A0N,29^FH_^FDFood business operator: Larder Kitchens Ltd, 1 Quay Street, Dublin D02 XY45,^FS
^FO24,1623^A0N,29^FH_^FDIreland^FS
^XZ
