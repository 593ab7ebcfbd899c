/** Which of the three processes this is. */
export type Role = 'all-in-one' | 'memory-gateway' | 'planner-api';
