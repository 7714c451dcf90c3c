/** The kitchen that every shop has: it cooks for all zones that nobody gave to another, and has what there was before there were several. */
export const firstKitchen = 1;

/** The highest number of a kitchen. */
export const mostKitchens = 9999;
