/** From one to so many stars. */
export const mostStars = 5;
/** Of so many customers at least an average is shown: of fewer it would say more of them than of the meal. */
export const leastRatings = 5;
/** What somebody may write to the kitchen beside their stars. */
export const longestNote = 300;
