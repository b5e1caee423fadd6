package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import orch.Orch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code orch config apply} of many documents leaves to the next command. */
class JournalOfApplyTest {
  private static final int DOCUMENTS = 120;

  @Test
  void theNextCommandReadsNoLineAgain(@TempDir Path home) throws Exception {
    Orch orch = new Orch(home);
    StringBuilder documents = new StringBuilder();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents
          .append("---\ndisplayName: c" + i + "\ndescription: d\n")
          .append("conversationGroupingType: GROUP_BY_PROFILE\n")
          .append("memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2\n");
    }
    orch.file("all.yaml", documents.toString());
    orch.local("config", "apply", "-f", "all.yaml", "--yes").exits(0);
    Path state = state(home);
    long bytes = Files.size(new Segments(state).list().get(0).file());
    assertTrue(bytes > JournalScan.MAX_UNINDEXED, "bytes: " + bytes);
    JournalView next = new Journal(state, () -> Instant.EPOCH).read("local", "local");
    assertEquals(DOCUMENTS, next.rows(row -> true).size());
    assertEquals(0, next.lines());
  }

  private static Path state(Path home) throws Exception {
    try (Stream<Path> files = Files.walk(home)) {
      Path journal =
          files
              .filter(each -> each.endsWith("journal") && Files.isDirectory(each))
              .findFirst()
              .orElseThrow();
      return journal.resolveSibling(".").normalize();
    }
  }
}
