package orch.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import orch.file.OwnerOnly;
import orch.file.RegularFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of the journal: one per month, named {@code 2026-03.jsonl}, and the single file of
 * earlier versions. Except to force a new directory entry to disk, no channel is used, because an
 * interrupt would close it.
 */
final class Segments {
  private static final String SUFFIX = ".jsonl";
  private static final int LENGTH = "2026-03.jsonl".length();
  private static final String LAST_MONTH = "9999-12";
  private static final String BEFORE_SEGMENTS = "journal.jsonl";

  private final Path directory;
  private final Path old;

  /**
   * @param state the state directory
   */
  Segments(Path state) {
    this.directory = state.toAbsolutePath().resolve("journal");
    this.old = state.toAbsolutePath().resolve(BEFORE_SEGMENTS);
  }

  /**
   * A file and its attributes when it was listed.
   *
   * @param size in bytes
   * @param modified in milliseconds since 1970
   */
  record Segment(Path file, long size, long modified) {
    String name() {
      return file.getFileName().toString();
    }
  }

  Path directory() {
    return directory;
  }

  /**
   * Lists all segments, the oldest first.
   *
   * @throws IOException when one of them is not a regular file
   */
  List<Segment> list() throws IOException {
    List<Segment> segments = new ArrayList<>();
    add(segments, old);
    for (Path file : months()) {
      add(segments, file);
    }
    return segments;
  }

  private static void add(List<Segment> segments, Path file) throws IOException {
    Optional<BasicFileAttributes> found = RegularFile.attributes(file);
    if (found.isPresent()) {
      BasicFileAttributes seen = found.get();
      segments.add(new Segment(file, seen.size(), seen.lastModifiedTime().toMillis()));
    }
  }

  /** The monthly files, the oldest first. */
  private List<Path> months() throws IOException {
    // A directory stream would load twenty more classes at each start.
    @Nullable String[] quick = directory.toFile().list();
    String[] names = quick == null ? namesOrReason() : quick;
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (isMonth(name)) {
        files.add(directory.resolve(name));
      }
    }
    // Usually there is one file. Sorting would load classes without need.
    if (files.size() > 1) {
      Collections.sort(files);
    }
    return files;
  }

  /** Without a regular expression, which would take most of a millisecond to load. */
  private static boolean isMonth(String name) {
    if (name.length() != LENGTH || !name.endsWith(SUFFIX) || name.charAt(4) != '-') {
      return false;
    }
    String digits = name.substring(0, 4) + name.substring(5, 7);
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    int month = Integer.parseInt(digits.substring(4));
    return month >= 1 && month <= 12;
  }

  /** Lists the names again, for an exception with the reason of the failure. */
  private String[] namesOrReason() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (NoSuchFileException e) {
      // There was no journal yet; another writer may have begun it since. A broken symbolic link,
      // however, is an error.
      if (Files.isSymbolicLink(directory) && !Files.isDirectory(directory)) {
        RegularFile.attributes(directory);
      }
    }
    return names.toArray(new String[0]);
  }

  /** Creates the directory, with access for its owner only. */
  void makeDirectory() throws IOException {
    OwnerOnly.createDirectory(directory);
  }

  /**
   * The file to append to. It is never older than the newest file, so that lines stay in order when
   * the clock jumps back. At the beginning of a month, its file is created and old files are
   * deleted.
   */
  Path current(Instant now) throws IOException {
    List<Path> months = months();
    Path current = directory.resolve(month(now) + SUFFIX);
    if (!months.isEmpty()) {
      Path newest = months.get(months.size() - 1);
      current = newest.compareTo(current) > 0 ? newest : current;
    }
    if (RegularFile.ownAttributes(current).isEmpty()) {
      begin(current);
      if (!months.isEmpty()) {
        trim(months);
      }
    }
    return current;
  }

  private void begin(Path file) throws IOException {
    try {
      OwnerOnly.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Another process created it at the same moment.
      RegularFile.ownAttributes(file);
    }
    syncDirectory();
  }

  private static String month(Instant now) {
    String text = Timestamp.text(now);
    // Years of more than four digits have a sign before them.
    return Character.isDigit(text.charAt(0)) ? text.substring(0, 7) : LAST_MONTH;
  }

  /**
   * Deletes the files in which every line is older than {@link Journal#KEPT}. The age is measured
   * from the month before the new one and not from the clock, so that a clock that jumps ahead does
   * not delete recent lines.
   *
   * @param months the files of the months before the new one
   */
  private void trim(List<Path> months) {
    Instant horizon = start(months.get(months.size() - 1), 0).minus(Journal.KEPT);
    for (Path month : months) {
      if (!start(month, 1).isAfter(horizon)) {
        delete(month);
      }
    }
    try {
      boolean isOver =
          RegularFile.attributes(old)
              .map(seen -> seen.lastModifiedTime().toInstant().isBefore(horizon))
              .orElse(false);
      if (isOver) {
        delete(old);
      }
    } catch (IOException e) {
      // A file whose attributes cannot be read is not deleted.
      return;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The file stays until the next month begins. No write may fail because of it.
      return;
    }
  }

  /**
   * The moment at which the month of a file begins, or a month that is {@code later} months after
   * it.
   */
  private static Instant start(Path file, int later) {
    String name = file.getFileName().toString();
    YearMonth month = YearMonth.parse(name.substring(0, name.length() - SUFFIX.length()));
    return month.plusMonths(later).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Appends bytes in one write. They are on disk when this method returns.
   *
   * @param bytes one or more lines
   */
  static void append(Path file, byte[] bytes) throws IOException {
    // In append mode, the system writes behind the lines that other processes wrote meanwhile.
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** Whether the last line is incomplete, because a process was killed while it wrote. */
  static boolean endsInsideALine(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() == 0) {
        return false;
      }
      in.seek(in.length() - 1);
      return in.read() != '\n';
    }
  }

  /** Forces the new directory entry to disk, so that the file survives a power failure. */
  private void syncDirectory() {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every file system supports this for directories, and most do it on their own.
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
