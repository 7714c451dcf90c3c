^XA
^CI28
^PW1180
^LL2729
^LH0,0
^FO24,24^A0N,53^FH_^FDChicken and sun-dried tomato orzo^FS
^FO24,98^A0N,38^FH_^FDNet Wt 58.6 oz (3 lb 10.6 oz) 1662 g + 4.1 fl oz (120 mL)^FS
^FO24,155^A0N,38^FH_^FDContents: Chicken breast 260 g, Bavette steak 200 g, Orzo^FS
^FO24,199^A0N,38^FH_^FD170 g, Cod fillet 150 g, Mozzarella 125 g, King prawns 120 g,^FS
^FO24,243^A0N,38^FH_^FDSpinach 120 g, 2 × Egg (110 g), Onion 100 g, Red wine 100 ml,^FS
^FO24,287^A0N,38^FH_^FDFrozen peas 80 g, Basil pesto 60 g, 1 × Lemon (60 g),^FS
^FO24,331^A0N,38^FH_^FDSun-dried tomatoes 60 g, Olive oil 20 ml, Honey 15 g, Basil^FS
^FO24,375^A0N,38^FH_^FD10 g, 1 × Chicken stock cube (10 g), Garlic 10 g, Black pepper^FS
^FO24,419^A0N,38^FH_^FD1 g, Salt 1 g^FS
^FO24,476^A0N,38^FH_^FDNutrition Facts 2 servings per container, serving size 891 g^FS
^FO828,520^A0N,38^FB328,1,0,R^FH_^FDper serving^FS
^FO24,564^A0N,38^FB804,1,0,L^FH_^FDCalories^FS
^FO828,564^A0N,38^FB328,1,0,R^FH_^FD1370^FS
^FO24,608^A0N,38^FB804,1,0,L^FH_^FDTotal fat^FS
^FO828,608^A0N,38^FB328,1,0,R^FH_^FD57 g^FS
^FO24,652^A0N,38^FB804,1,0,L^FH_^FDSaturated fat^FS
^FO828,652^A0N,38^FB328,1,0,R^FH_^FD18 g^FS
^FO24,696^A0N,38^FB804,1,0,L^FH_^FDSodium^FS
^FO828,696^A0N,38^FB328,1,0,R^FH_^FD2220 mg^FS
^FO24,740^A0N,38^FB804,1,0,L^FH_^FDTotal carbohydrate^FS
^FO828,740^A0N,38^FB328,1,0,R^FH_^FD86 g^FS
^FO24,784^A0N,38^FB804,1,0,L^FH_^FDDietary fiber^FS
^FO828,784^A0N,38^FB328,1,0,R^FH_^FD10 g^FS
^FO24,828^A0N,38^FB804,1,0,L^FH_^FDTotal sugars^FS
^FO828,828^A0N,38^FB328,1,0,R^FH_^FD19 g^FS
^FO24,872^A0N,38^FB804,1,0,L^FH_^FDProtein^FS
^FO828,872^A0N,38^FB328,1,0,R^FH_^FD113 g^FS
^FO24,929^A0N,38^FH_^FDIngredients: Chicken breast, Bavette steak, Orzo, Cod fillet,^FS
^FO24,973^A0N,38^FH_^FDMozzarella (Cow's milk, salt, cultures, vegetarian rennet), King^FS
^FO24,1017^A0N,38^FH_^FDprawns (King prawns, salt, preservative: sodium^FS
^FO24,1061^A0N,38^FH_^FDmetabisulphite), Spinach, Egg, Onion, Red wine (Grapes,^FS
^FO24,1105^A0N,38^FH_^FDpreservative: sulphur dioxide) (13.5 % vol), Frozen peas, Basil^FS
^FO24,1149^A0N,38^FH_^FDpesto (Basil 35 %, olive oil 30 %, cashews 15 %, Parmesan^FS
^FO24,1193^A0N,38^FH_^FD12 % (cow's milk, salt, calf rennet), salt, garlic), Lemon,^FS
^FO24,1237^A0N,38^FH_^FDSun-dried tomatoes (Tomatoes, sunflower oil, salt,^FS
^FO24,1281^A0N,38^FH_^FDpreservative: sulphur dioxide), Olive oil, Honey, Basil, Chicken^FS
^FO24,1325^A0N,38^FH_^FDstock cube (Salt, chicken fat, yeast extract, chicken powder^FS
^FO24,1369^A0N,38^FH_^FD5 %, onion, celery, parsley, turmeric), Garlic, Black pepper,^FS
^FO24,1413^A0N,38^FH_^FDSalt^FS
^FO24,1470^A0N,38^FH_^FDContains: WHEAT, CRUSTACEAN SHELLFISH (KING^FS
^FO24,1514^A0N,38^FH_^FDPRAWNS), EGGS, FISH (COD FILLET), MILK, CASHEWS^FS
^FO24,1571^A0N,38^FH_^FDMay contain: PEANUTS, SOYBEANS, ALMONDS,^FS
^FO24,1615^A0N,38^FH_^FDHAZELNUTS, WALNUTS, PISTACHIOS^FS
^FO24,1672^A0N,38^FH_^FDPacked by: Larder Kitchens Ltd, 1 Quay Street, Dublin D02^FS
^FO24,1716^A0N,38^FH_^FDXY45, Ireland^FS
^FO24,1773^A0N,38^FH_^FDChicken breast: Product of Ireland; Cod fillet: wild in^FS
^FO24,1817^A0N,38^FH_^FDNorth-East Atlantic (FAO 27); King prawns: farm-raised in^FS
^FO24,1861^A0N,38^FH_^FDEcuador; Honey: Ireland^FS
^FO24,1918^A0N,38^FH_^FDStorage: Keep refrigerated at or below 40 °F: Chicken breast,^FS
^FO24,1962^A0N,38^FH_^FDBavette steak, Mozzarella, Spinach, Basil pesto, Basil; Store in^FS
^FO24,2006^A0N,38^FH_^FDa cool, dry place: Orzo, Red wine, Sun-dried tomatoes, Olive^FS
^FO24,2050^A0N,38^FH_^FDoil, Honey, Chicken stock cube, Black pepper, Salt; On ice, at^FS
^FO24,2094^A0N,38^FH_^FD0 to 2 °C: Cod fillet; In the freezer at −18 °C; once thawed,^FS
^FO24,2138^A0N,38^FH_^FDcook the same day and do not freeze again: King prawns;^FS
^FO24,2182^A0N,38^FH_^FDCool and at an even temperature; after purchase in the^FS
^FO24,2226^A0N,38^FH_^FDrefrigerator: Egg; Store in a cool, dark place, not in the^FS
^FO24,2270^A0N,38^FH_^FDrefrigerator: Onion, Lemon, Garlic; In the freezer at −18 °C;^FS
^FO24,2314^A0N,38^FH_^FDonce thawed, do not freeze again: Frozen peas^FS
^FO24,2371^A0N,38^FH_^FDSafe handling: keep raw meat and poultry refrigerated or^FS
^FO24,2415^A0N,38^FH_^FDfrozen, thaw in refrigerator or microwave, keep it apart from^FS
^FO24,2459^A0N,38^FH_^FDother foods, wash what touched it, cook thoroughly, keep hot^FS
^FO24,2503^A0N,38^FH_^FDfoods hot and refrigerate leftovers at once: Chicken breast,^FS
^FO24,2547^A0N,38^FH_^FDBavette steak^FS
^FO24,2604^A0N,38^FH_^FDCod fillet: Use by: 12/03/2026; King prawns: Best if used by:^FS
^FO24,2648^A0N,38^FH_^FD04/30/2027, Frozen on: 10/07/2026^FS
^XZ
