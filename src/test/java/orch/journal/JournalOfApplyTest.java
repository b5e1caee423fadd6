package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** In one pass over the journal, whatever their number. */
  @Test
  void aNewLockListsTheOperationOfEachWrite(@TempDir Path home) throws Exception {
    Orch orch = new Orch(home);
    String body = "conversationGroupingType: GROUP_BY_PROFILE\nmemoryStoreId: mem_store_x\n";
    String[] apply = {"config", "apply", "-f", "all.yaml", "--yes"};
    for (String description : new String[] {"first", "second"}) {
      orch.file(
          "all.yaml",
          ("---\ndisplayName: a\ndescription: first\n" + body)
              + ("---\ndisplayName: b\ndescription: " + description + "\n" + body));
      orch.local(apply).exits(0);
    }
    JournalView view = new Journal(state(home), () -> Instant.EPOCH).read("local", "local");
    List<String> operations = new ArrayList<>();
    int three = view.acceptedSince(Instant.MIN, each -> operations.add(each.entry().operation()));
    assertEquals(3, three);
    orch.local(Orch.joined(apply, "--lock", "all.lock.yaml", "--adopt")).exits(0);
    String lock = Files.readString(home.resolve("all.lock.yaml"));
    assertTrue(lock.contains(operations.get(0)), "the update of b: " + lock);
    int creates = 0;
    for (String create : operations.subList(1, 3)) {
      creates += lock.contains(create) ? 1 : 0;
    }
    assertEquals(1, creates, "the create of a, and not that of b: " + lock);
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
