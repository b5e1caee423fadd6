package bench;

/** A part of the bench: measures, and adds its results to the report. */
interface Part {
  void run(Setting setting, Report report) throws Exception;
}
