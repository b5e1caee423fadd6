package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The marks of writes that are being sent, between several threads and processes. */
@Timeout(60)
class InFlightMarkTest {
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final UUID THREE = UUID.fromString("00000000-0000-4000-8000-000000000003");
  @TempDir private Path directory;

  private Journal journal() {
    return new Journal(directory, () -> Instant.EPOCH);
  }

  private Process other(UUID... keys) throws IOException {
    String[] args = new String[keys.length + 1];
    args[0] = directory.toString();
    for (int i = 0; i < keys.length; i++) {
      args[i + 1] = keys[i].toString();
    }
    return LockHolder.java(MarkHolder.class, List.of(), args);
  }

  private static String marked(Process other, int keys) throws IOException {
    return new String(other.getInputStream().readNBytes(keys), StandardCharsets.US_ASCII);
  }

  @Test
  void aMarkIsThatOfOneWrite() {
    assertFalse(journal().isInFlight(ONE));
    InFlight one = journal().mark(ONE).orElseThrow();
    assertTrue(journal().mark(ONE).isEmpty());
    assertTrue(journal().isInFlight(ONE));
    assertFalse(journal().isInFlight(TWO));
    InFlight two = journal().mark(TWO).orElseThrow();
    one.close();
    assertFalse(journal().isInFlight(ONE));
    assertTrue(journal().isInFlight(TWO));
    two.close();
    assertFalse(journal().isInFlight(TWO));
  }

  @Test
  void anotherProcessSeesTheMarksAndLosesNoneByLooking() throws Exception {
    Process other = other(ONE, TWO);
    try {
      assertEquals("mm", marked(other, 2));
      assertTrue(journal().isInFlight(ONE));
      InFlight three = journal().mark(THREE).orElseThrow();
      // Looking opens the file of marks and closes it again, which must free no lock.
      assertTrue(journal().isInFlight(TWO));
      Process third = other(THREE);
      assertEquals("-", marked(third, 1));
      third.destroyForcibly().waitFor();
      three.close();
      assertFalse(journal().isInFlight(THREE));
      assertTrue(journal().isInFlight(ONE));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertFalse(journal().isInFlight(ONE));
    assertFalse(journal().isInFlight(TWO));
  }

  @Test
  void aMarkLeavesNoFileOfItsOwn() throws IOException {
    for (int i = 0; i < 100; i++) {
      journal().mark(new UUID(i, i)).orElseThrow().close();
    }
    Path locks = directory.resolve("locks");
    try (var files = Files.list(locks)) {
      assertEquals(List.of(locks.resolve("sending")), files.toList());
    }
    assertEquals(0, Files.size(locks.resolve("sending")));
  }
}
