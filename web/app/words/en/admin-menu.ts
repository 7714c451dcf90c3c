import type {
  FactName,
  FactOf,
  FactValue,
} from '../../../../server/src/contract/ingredient-shape.ts';
import { food } from './food.ts';

/** The label of every fact of an ingredient. */
const facts: Record<FactName, string> = {
  name: 'Name',
  description: 'Description',
  priceCents: 'Price of a pack',
  packAmount: 'A pack holds',
  unit: 'Unit',
  pieceGrams: 'One piece weighs',
  allergens: 'Allergens',
  diets: 'Suits these diets',
  kcal: 'Energy, kcal',
  fatMg: 'Fat, g',
  saturatesMg: 'of which saturates, g',
  carbohydrateMg: 'Carbohydrate, g',
  sugarsMg: 'of which sugars, g',
  fibreMg: 'Fibre, g',
  proteinMg: 'Protein, g',
  saltMg: 'Salt, g',
  lowStockAmount: 'Low-stock mark',
};

const hints: Partial<Record<FactName, string>> = {
  priceCents: '0.00 to 99.99',
  packAmount: 'In the unit beside; a whole number.',
  unit: 'Amounts are whole numbers of it.',
  pieceGrams: 'In grams; only where the unit is pieces.',
  lowStockAmount: 'Staff is warned under this amount.',
};

type Chosen<Name extends FactName> =
  FactValue<Name> extends infer Value
    ? Value extends readonly (infer One extends string)[]
      ? One
      : Extract<Value, string>
    : never;

const choices: {
  [Name in FactOf<{ kind: 'choice' } | { kind: 'choices' }>]: Record<Chosen<Name>, string>;
} = {
  unit: { g: 'Grams (g)', ml: 'Millilitres (ml)', piece: 'Pieces', mg: 'Milligrams (mg)' },
  allergens: food.allergens,
  diets: food.diets,
};

type Option = { label: string; hint: string };

const declared: Record<FactOf<{ kind: 'choices' }>, { undeclared: Option; declared: Option }> = {
  allergens: {
    undeclared: {
      label: 'Not declared',
      hint: 'Nobody knows yet. Customers are told; it counts as free from nothing.',
    },
    declared: {
      label: 'Declared',
      hint: 'Tick what it contains. Nothing ticked means none of the 14.',
    },
  },
  diets: {
    undeclared: { label: 'Not declared', hint: 'Counts as suiting none.' },
    declared: { label: 'Declared', hint: 'Tick all that it suits.' },
  },
};

/** For numbers where the store only says that they are none, or out of their limits; grams are all alike. */
const factLimits: Record<FactOf<{ kind: 'price' } | { kind: 'whole' }>, string> = {
  priceCents: 'This must be an amount of money from 0.00 to 99.99.',
  packAmount: 'This must be a whole number of at least 1.',
  pieceGrams: 'This must be a whole number of at least 1.',
  kcal: 'This must be a whole number from 0 to 1000.',
  lowStockAmount: 'This must be a whole number, or 0.',
};

/** What the menu team's pages say. */
export const adminMenu = {
  allergens: food.allergens,
  diets: food.diets,
  tabs: 'Menu',
  recipes: {
    title: 'Menu',
    text: 'Recipes and drafts, at today’s ingredient prices.',
    caption: 'Recipes',
    tab: 'Recipes',
    add: 'New recipe',
    search: 'Find a recipe',
    searchHint: 'Name or number',
    status: 'Status',
    any: 'All',
    draft: 'Draft',
    published: 'On the menu',
    recipe: 'Recipe',
    price: 'Price per serving',
    ingredients: 'Ingredients',
    margin: 'Margin',
    marginOf: (money: string, percent: number) => `${money} (${percent} %)`,
    servings: (count: number) => `for ${count}`,
    minutes: (count: number) => `${count} min`,
    nameless: 'Without a name',
    noPicture: 'No picture',
    noneTitle: 'No recipe matches',
    noneText: 'Try fewer words or another status.',
    noneNext: 'Show all recipes',
    emptyTitle: 'No recipes yet',
    emptyText: 'Write the first one; it is a draft until you publish it.',
  },
  recipe: {
    newTitle: 'New recipe',
    back: 'All recipes',
    about: 'About',
    name: 'Name',
    description: 'Description',
    slug: 'Address',
    slugHint: 'Lower-case words joined by hyphens: lime-rice',
    category: 'Category',
    categoryHint: 'Where the menu shows it.',
    story: 'Story',
    storyHint: 'A few sentences beside the picture.',
    servings: 'Servings',
    servingsHint: 'The amounts below are for so many.',
    minutes: 'Minutes',
    minutesHint: 'From the first cut to the table.',
    preparation: 'Preparation per serving',
    preparationHint: 'What preparing and packing costs, 0.00 to 99.99.',
    letters: (used: number, most: number) => `${used} of ${most} characters`,
    ingredients: 'Ingredients',
    ingredientsText: (servings: string) => `Amounts for ${servings} servings.`,
    ingredient: (place: number) => `Ingredient ${place}`,
    choose: 'Search and choose',
    nothingFound: 'No ingredient of this name',
    amount: 'Amount',
    amountOf: (name: string) => `Amount of ${name}`,
    addIngredient: 'Add an ingredient',
    removeIngredient: (name: string) => `Remove ${name}`,
    remove: 'Remove',
    noIngredients: 'No ingredients yet. A recipe needs at least one to be published.',
    swap: (name: string) => `May replace ${name}`,
    addSwapFor: (name: string) => `Offer a swap for ${name}`,
    removeSwap: (name: string) => `Remove the swap ${name}`,
    ratio: 'Ratio',
    substitute: 'Parts of the swap',
    original: 'Parts of the original',
    ratioFor: 'for',
    steps: 'Steps',
    step: (place: number) => `Step ${place}`,
    addStep: 'Add a step',
    noSteps: 'No steps yet. A recipe needs at least one to be published.',
    moveUp: (place: number) => `Move step ${place} up`,
    moveDown: (place: number) => `Move step ${place} down`,
    removeStep: (place: number) => `Remove step ${place}`,
    cost: 'Price and margin',
    perServing: 'Price per serving',
    total: (servings: string) => `Price for ${servings}`,
    ingredientCost: 'Ingredients',
    margin: 'Preparation and margin',
    counting: 'Counting',
    notCounted: 'Choose ingredients and amounts to see the price.',
    costText: 'At today’s ingredient prices. Lines without an amount are left out.',
    save: 'Save',
    saveDraft: 'Save draft',
    publish: 'Save and publish',
    unpublish: 'Take off the menu',
    unpublishTitle: 'Take this recipe off the menu',
    unpublishText:
      'Customers no longer see it. Boxes that were ordered keep it; baskets that hold it are told. Changes on this page that were not saved are lost.',
    unpublishYes: 'Take it off',
    preview: 'See it in the shop',
    done: {
      saved: 'Saved.',
      created: 'Saved as a draft. Add a picture, then publish it.',
      published: 'Published. It is on the menu now.',
      unpublished: 'Taken off the menu. It is a draft again.',
    } as Record<string, string>,
    changedMeanwhile: 'Somebody else saved this recipe meanwhile.',
    changedMeanwhileText:
      'Your changes are still on this page and were not saved. Open their version in another window and compare.',
    theirs: 'Open their version',
    leaveTitle: 'Leave without saving',
    leaveText: 'Your changes on this page are not saved yet.',
    leave: 'Leave',
    stay: 'Stay here',
  },
  picture: {
    title: 'Picture',
    text: 'Or drop one here. JPEG, PNG, WebP or AVIF, up to 10 MB; it is cut to 4:3.',
    choose: 'Choose a picture',
    replace: 'Choose another picture',
    remove: 'Take the picture off',
    alt: (name: string) => `Picture of ${name}`,
    none: 'No picture yet',
    later: 'Save the draft first, then add its picture.',
    sending: 'Sending the picture',
    sent: 'The picture hangs.',
    removed: 'The picture is off.',
    tooLarge: 'This file is larger than 10 MB. Choose a smaller one.',
    wrongType: 'This is not a JPEG, PNG, WebP or AVIF file.',
    refused: {
      'picture-unreadable': 'We cannot read this picture. Save it as JPEG or PNG and try again.',
      'picture-too-small': 'This picture is too small. Choose a larger one.',
      'body-too-large': 'This file is larger than 10 MB. Choose a smaller one.',
      'not-signed-in': 'Your session has ended. Sign in again, then send the picture.',
    } as Record<string, string>,
    lost: 'The picture was not sent: the store could not be reached. Try again.',
  },
  ingredients: {
    title: 'Ingredients',
    text: 'What recipes are made of: prices, allergens, diets and nutrition.',
    caption: 'Ingredients',
    add: 'New ingredient',
    search: 'Find an ingredient',
    searchHint: 'Name or number',
    ingredient: 'Ingredient',
    price: 'Price',
    pack: 'Pack',
    allergens: 'Allergens',
    diets: 'Diets',
    mark: 'Low-stock mark',
    none: 'None',
    undeclared: 'Not declared',
    noneTitle: 'No ingredient matches',
    noneNext: 'Show all ingredients',
  },
  ingredient: {
    newTitle: 'New ingredient',
    back: 'All ingredients',
    about: 'About',
    food: 'Allergens and diets',
    nutrition: (per: string) => `Nutrition per ${per}`,
    per: { g: '100 g', ml: '100 ml', piece: '100 g', mg: '100 g' },
    facts,
    hints,
    choices,
    declared,
    save: 'Save',
    stock: 'Its stock',
    done: { saved: 'Saved. Prices on the menu follow at once.', created: 'Added.' } as Record<
      string,
      string
    >,
  },
  /** For fields where the store only says that a number is not one, or out of its limits. */
  limits: {
    ...factLimits,
    servings: 'This must be a whole number from 1 to 24.',
    minutes: 'This must be a whole number from 1 to 1440.',
    preparationCents: 'This must be an amount of money from 0.00 to 99.99.',
    ingredientNo: 'Choose an ingredient.',
    with: 'Choose an ingredient.',
    amount: 'This must be a whole number of at least 1.',
    substitute: 'This must be a whole number from 1 to 1000.',
    original: 'This must be a whole number from 1 to 1000.',
    slug: 'This must be lower-case words joined by hyphens, at most 60 characters.',
    category: 'Choose a category.',
    nutrient: 'This must be a number from 0 to 100.',
    other: 'This is not valid.',
  } as Record<string, string>,
  slugTaken: 'Another recipe already has this address.',
  nameTaken: 'Another ingredient already has this name.',
};
