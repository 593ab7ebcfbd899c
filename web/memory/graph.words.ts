import { defineWords, plural } from '../words/index.ts';

const n = (count: number, one: string, other: string): string => plural(count, { one: `# ${one}`, other: `# ${other}` });

export const graphWords = defineWords({
  entities: 'Who and what', find: 'Find a name', depth: 'Steps', steps: (depth: number) => n(depth, 'step', 'steps'), asOf: 'As it held on', weight: (facts: number, relations: number) => [facts > 0 ? n(facts, 'fact', 'facts') : '', relations > 0 ? n(relations, 'relation', 'relations') : ''].filter(Boolean).join(', '),
  nothing: 'Nobody and nothing yet', nothingAbout: 'Persons, places and projects appear here as soon as facts speak of them.', toFacts: 'Record a fact', noMatch: 'No such name.', choose: 'Choose a name to see what is around it', chooseAbout: 'Facts and relations join persons, places and things; shared values join them too.',
  picture: (name: string, nodes: number) => `${name} and ${n(nodes, 'neighbour', 'neighbours')}`, truncated: 'There is more than fits into one picture.', alone: 'Nothing is joined to it at that time.', list: 'The same as a list', relation: 'Joined by', from: 'From', to: 'To', says: 'Says', around: (name: string) => `Around ${name}`, facts: 'Its facts', zoomIn: 'Larger', zoomOut: 'Smaller', whole: 'All of it',
  kinds: { entity: 'Entity', value: 'Shared value', statement: 'Statement' },
});
