export const STEPS = ['hours', 'work', 'calendar', 'plan'] as const;
export type StepName = (typeof STEPS)[number];
