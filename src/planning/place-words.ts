/** Cities that name no zone themselves, with the one whose clock they keep. */
const OTHER_CITIES: Readonly<Record<string, string>> = {
  'San Francisco': 'America/Los_Angeles', Seattle: 'America/Los_Angeles', 'San Diego': 'America/Los_Angeles', 'Las Vegas': 'America/Los_Angeles', 'Los Angeles': 'America/Los_Angeles', Boston: 'America/New_York', Washington: 'America/New_York', Miami: 'America/New_York', Philadelphia: 'America/New_York',
  Atlanta: 'America/New_York', Austin: 'America/Chicago', Dallas: 'America/Chicago', Houston: 'America/Chicago', Montreal: 'America/Toronto', NYC: 'America/New_York', Munich: 'Europe/Berlin', München: 'Europe/Berlin', Hamburg: 'Europe/Berlin', Frankfurt: 'Europe/Berlin',
  Cologne: 'Europe/Berlin', Köln: 'Europe/Berlin', Stuttgart: 'Europe/Berlin', Leipzig: 'Europe/Berlin', Wien: 'Europe/Vienna', Zürich: 'Europe/Zurich', Geneva: 'Europe/Zurich', Genf: 'Europe/Zurich', Genève: 'Europe/Zurich', Basel: 'Europe/Zurich', Lyon: 'Europe/Paris',
  Marseille: 'Europe/Paris', Nice: 'Europe/Paris', Barcelona: 'Europe/Madrid', Valencia: 'Europe/Madrid', Sevilla: 'Europe/Madrid', Londres: 'Europe/London', Manchester: 'Europe/London', Edinburgh: 'Europe/London', Milan: 'Europe/Rome', Rom: 'Europe/Rome', Roma: 'Europe/Rome',
  Lisboa: 'Europe/Lisbon', Porto: 'Europe/Lisbon', Bruxelles: 'Europe/Brussels', Bangalore: 'Asia/Kolkata', Mumbai: 'Asia/Kolkata', Delhi: 'Asia/Kolkata', Beijing: 'Asia/Shanghai', Osaka: 'Asia/Tokyo', Tokio: 'Asia/Tokyo', 'Rio de Janeiro': 'America/Sao_Paulo',
  // The runtime lists some zones under the names they had.
  Kathmandu: 'Asia/Kathmandu', Kolkata: 'Asia/Kolkata', Yangon: 'Asia/Yangon', Kyiv: 'Europe/Kyiv', 'Ho Chi Minh': 'Asia/Ho_Chi_Minh', Hanoi: 'Asia/Ho_Chi_Minh', 'Cape Town': 'Africa/Johannesburg', Ottawa: 'America/Toronto', Canberra: 'Australia/Sydney', Wellington: 'Pacific/Auckland',
  'Tel Aviv': 'Asia/Jerusalem', 'Abu Dhabi': 'Asia/Dubai', 'Hong Kong': 'Asia/Hong_Kong', Quito: 'America/Guayaquil', Florence: 'Europe/Rome', Venice: 'Europe/Rome', Krakow: 'Europe/Warsaw', Rotterdam: 'Europe/Amsterdam', Antwerp: 'Europe/Brussels', Gothenburg: 'Europe/Stockholm',
};

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('ß', 'ss').toLowerCase();

const ZONES: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').filter((zone) => /^(?:Africa|America|Asia|Australia|Europe|Pacific|Atlantic|Indian)\//.test(zone)).map((zone) => [plain((zone.split('/').at(-1) as string).replaceAll('_', ' ')), zone] as const),
  ...Object.entries(OTHER_CITIES).map(([city, zone]) => [plain(city), zone] as const),
]);

/** The city that a text places somebody in ("in Berlin", "nach New York"), with its zone; null where it names none that is known. */
export function placeIn(text: string): { name: string; zone: string } | null {
  for (const [, three, two, one] of text.matchAll(/\b(?:[Ii]n|[Tt]o|[Aa]t|[Nn]ach|[Ee]n|[ÀàAa]|[Zz]u|[Aa]us)\s+(?=(((\p{Lu}[\p{L}'-]+)(?:\s+\p{Lu}[\p{L}'-]+)?)(?:\s+(?:de\s+)?\p{Lu}[\p{L}'-]+)?))/gu)) {
    for (const name of [three, two, one]) {
      const zone = ZONES.get(plain(name as string));
      if (zone) return { name: name as string, zone };
    }
  }
  return null;
}
