// Imported before everything else (`node --import`), it moves this process's clock by ANOTHER_DAY days. Tests that live by the calendar
// are run with it too: what holds only on weekdays, only on weekends or only this week shows on whatever day they are run.
const RealDate = Date;
const ahead = Number(process.env.ANOTHER_DAY ?? 0) * 86_400_000;

class MovedDate extends RealDate {
  constructor(...given) { if (given.length === 0) super(RealDate.now() + ahead); else super(...given); }

  static now() { return RealDate.now() + ahead; }
}
Object.defineProperty(MovedDate, 'name', { value: 'Date' });
globalThis.Date = MovedDate;
