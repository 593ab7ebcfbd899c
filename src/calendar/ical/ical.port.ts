/** One time that an event takes, after recurrence, exceptions and zones. */
export interface Occurrence {
  /** Stable among the occurrences of its series: the recurrence id as UTC basic form, empty for an event that does not recur. */
  readonly key: string;
  readonly uid: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly allDay: boolean;
}

/** A block of ours as it stands in somebody's calendar. */
export interface ReadBlock {
  readonly uid: string; readonly title: string; readonly start: Date; readonly end: Date; readonly taskId: number | null;
  /** Stands under the identity that we gave it; a copy that a person made has another. */
  readonly original: boolean;
  /** Title and times are as we last wrote them there. */
  readonly asWritten: boolean;
}

/** Something of a calendar that cannot be used: an event's title, or the line where it stands; and why. */
export interface LeftOut { readonly what: string; readonly why: string }

/** iCalendar as the calendar room needs it; one adapter wraps the libraries. */
export interface Ical {
  /**
   * Times taken within a range by the objects of one series (each text one VCALENDAR): not cancelled, not transparent, not declined
   * by one of `owner`'s addresses. At most `limit` (default 5,000). `zone`: for floating and all-day times.
   */
  occurrences(objects: readonly string[], range: { from: Date; to: Date }, options: { zone: string; owner: readonly string[]; limit?: number; /** Told of what is broken and therefore missing. */ leftOut?: (what: LeftOut) => void }): Occurrence[];
  /**
   * Splits a whole calendar file into objects, one VCALENDAR a UID with the zones that it needs. What cannot be used is named, and loses
   * nothing else. Not `whole`: it is no calendar at all, or ends in its middle, so that what is missing from it may still be there.
   */
  split(text: string): { name: string | null; objects: { uid: string; ics: string }[]; leftOut: LeftOut[]; whole: boolean };
  /** The first occurrence with what marks it as ours; null when it is no event. */
  readBlock(ics: string, zone: string): ReadBlock | null;
  /** A block as iCalendar; on `base` everything that a person added stays. */
  writeBlock(draft: { uid: string; title: string; start: Date; end: Date; description: string; taskId: number; sequence: number }, base: string | null, now: Date): string;
}
