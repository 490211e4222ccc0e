/** The lengths of a list before and after "Show more". */
export const [firstLimit, fullLimit] = [10, 100];
