package orch.cli.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.SameCommand;
import orch.cli.problem.UsageException;
import orch.fleet.FleetAccount;
import orch.fleet.Report;
import orch.fleet.ReportLine;
import orch.fleet.Shard;
import orch.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The report of a run, a file to which lines are only appended. A line is on disk before the run
 * goes on, so that a run that was killed can be resumed.
 */
final class ReportFile implements AutoCloseable {
  private final App app;
  private final String name;
  private final String run;
  private final @Nullable RandomAccessFile file;
  private final Optional<Report> earlier;

  private ReportFile(
      App app, String name, String run, @Nullable RandomAccessFile file, Optional<Report> earlier) {
    this.app = app;
    this.name = name;
    this.run = run;
    this.file = file;
    this.earlier = earlier;
  }

  /**
   * Opens the report that the options ask for.
   *
   * @param run a random id
   * @throws UsageException when it exists and is not to be resumed, or cannot be written
   */
  static ReportFile open(App app, FleetFlags flags, String run) {
    if (flags.reportFile().isEmpty()) {
      return new ReportFile(app, "", run, null, Optional.empty());
    }
    String name = flags.reportFile().get();
    Path path = app.host().directory().resolve(name);
    try {
      if (!flags.isResumed()) {
        Files.createFile(path);
      }
      // The channel of a file would be closed by an interrupt; this one is not.
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      ReportFile report = locked(new ReportFile(app, name, run, file, Optional.empty()));
      return flags.isResumed() ? report.read(file) : report;
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          "there is a report "
              + name
              + " already; to continue it: "
              + app.sameCommand().minus(List.of("--report")).with("--resume", name));
    } catch (IOException e) {
      throw new UsageException("the report " + name + " cannot be opened: " + e.getMessage());
    }
  }

  private static ReportFile locked(ReportFile report) throws IOException {
    try {
      if (report.file == null || report.file.getChannel().tryLock() != null) {
        return report;
      }
    } catch (OverlappingFileLockException e) {
      // The same as with another process.
    }
    report.close();
    throw new UsageException("the report " + report.name + " is in use by another run");
  }

  private ReportFile read(RandomAccessFile resumed) throws IOException {
    byte[] content = new byte[Math.toIntExact(resumed.length())];
    resumed.readFully(content);
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return this;
    }
    Report report = Report.read(name, text);
    // A killed run may have left a part of a line.
    if (!text.endsWith("\n")) {
      resumed.write('\n');
    }
    return new ReportFile(app, name, run, resumed, Optional.of(report));
  }

  /** What earlier runs say. */
  Optional<Report> earlier() {
    return earlier;
  }

  /** Its name; empty when there is no report. */
  String name() {
    return name;
  }

  /** The running command line; it continues the report, if there is one. */
  SameCommand again() {
    return name.isEmpty()
        ? app.sameCommand()
        : app.sameCommand().minus(List.of("--report", "--resume")).plus(List.of("--resume", name));
  }

  void begin(String command, Shard shard, List<FleetAccount> accounts) {
    append(ReportLine.run(run, now(), command, shard, accounts));
  }

  void start(FleetAccount account, String inputs) {
    append(ReportLine.of(ReportLine.START, run, now(), account, inputs));
  }

  /** The line at the end of an account, to which the caller adds the result. */
  ObjectNode end(FleetAccount account, String inputs) {
    return ReportLine.of(ReportLine.END, run, now(), account, inputs);
  }

  private String now() {
    return app.host().clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /**
   * Appends a line.
   *
   * @throws UsageException when it cannot be written; then nothing must be done that it would
   *     record
   */
  synchronized void append(ObjectNode line) {
    if (file == null) {
      return;
    }
    try {
      file.write((Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      throw new UsageException("the report " + name + " cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Every line is on disk already.
      return;
    }
  }
}
