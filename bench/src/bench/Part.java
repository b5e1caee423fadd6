package bench;

/** A part of the bench: it measures, and reports what it found. */
interface Part {
  void run(Setting setting, Report report) throws Exception;
}
