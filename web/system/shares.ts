/** Whole percents of versions under test, as the sliders have them. */
export type Shares = Readonly<Record<string, number>>;

export const sharesOf = (versions: readonly { readonly version: string; readonly is_active: boolean; readonly ab_weight: number | null }[]): Shares =>
  Object.fromEntries(versions.filter((one) => !one.is_active).map((one) => [one.version, Math.round((one.ab_weight ?? 0) * 100)]));

/** What is left for the active version; below zero where too much is given away. */
export const restOf = (shares: Shares): number => 100 - Object.values(shares).reduce((sum, one) => sum + one, 0);

/** As the server wants them: parts of one, without those that take nothing. */
export const weightsOf = (shares: Shares): Record<string, number> => Object.fromEntries(Object.entries(shares).filter(([, percent]) => percent > 0).map(([version, percent]) => [version, percent / 100]));
