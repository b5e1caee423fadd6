package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal of 100 MB, read by a separate process with little memory. */
@Timeout(300)
class LargeJournalTest {
  private static final int WRITES = 50_000;
  private static final int BODY = 1_700;

  @Test
  void aHundredMegabytesAreReadWithinLittleMemoryAndOnlyOnce(@TempDir Path state) throws Exception {
    Path file = Files.createDirectories(state.resolve("journal")).resolve("2026-01.jsonl");
    fill(file);
    long size = Files.size(file);
    assertTrue(size > 100_000_000, () -> size + " bytes");
    String first = reader(state);
    assertEquals("open 50, last proc_job_49999, lines " + (2 * WRITES - 50), what(first));
    assertTrue(bytes(first) <= size + 8, first);
    String second = reader(state);
    assertEquals("open 50, last proc_job_49999, lines 0", what(second));
    assertTrue(bytes(second) < size / 20, second);
  }

  private static String what(String said) {
    return said.substring(0, said.indexOf(';'));
  }

  private static long bytes(String said) {
    return Long.parseLong(said.substring(said.indexOf(';') + 1));
  }

  private static String reader(Path state) throws IOException, InterruptedException {
    Process process = LockHolder.java(Reader.class, List.of("-Xmx64m"), state.toString());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return said;
  }

  private static void fill(Path file) throws IOException {
    String body = "x".repeat(BODY);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < WRITES; i++) {
        String begin = "{\"at\":\"2026-01-15T12:00:00Z\",\"event\":\"%s\",\"key\":\"%s\",";
        String sent =
            begin.formatted("sending", Records.key(i))
                + "\"target\":\"%s\",\"account\":\"%s\",".formatted(Records.TARGET, Records.ACCOUNT)
                + "\"method\":\"PATCH\",\"path\":\"/p\",\"body\":{\"description\":\""
                + body
                + "\"}}\n";
        out.write(sent.getBytes(StandardCharsets.UTF_8));
        if (i % 1000 != 0) {
          String accepted =
              begin.formatted("accepted", Records.key(i)) + "\"operationId\":\"proc_job_" + i;
          out.write((accepted + "\",\"statusUrl\":\"\"}\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** The process that reads. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] args) throws IOException {
      Records records = new Records(Path.of(args[0]), Instant.parse("2026-01-16T00:00:00Z"));
      JournalView view = records.read();
      System.out.print(
          "open "
              + view.open().size()
              + ", last "
              + view.last("/p").orElseThrow().operation()
              + ", lines "
              + view.lines()
              + ";"
              + view.bytes());
    }
  }
}
