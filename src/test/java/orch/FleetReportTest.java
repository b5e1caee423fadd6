package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reports of fleets, and runs that do the rest. */
class FleetReportTest extends FleetScene {
  @Test
  void aResumedRunTouchesOnlyWhatIsNotDone() throws IOException {
    accounts(4);
    brokenSecret(2);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(11).says("--resume r.jsonl");
    orch.run("fleet", "report", "merge", "r.jsonl").exits(11).says("failed: a-2");
    fleet("apply", "--yes", "--report", "r.jsonl").exits(2).says("there is a report r.jsonl");
    FleetProfiles.write(home, 4, number -> server.url());
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("1 done, 3 skipped");
    assertEquals(Map.of("a-0", 1, "a-1", 1, "a-2", 2, "a-3", 1), counts("r.jsonl", "end"));
    orch.run("fleet", "report", "merge", "r.jsonl").exits(0);
    // Other files, another hash: everything is to be done.
    orch.file("shared.yaml", SHARED + "memoryExtractionEnabled: true\n");
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("4 accounts: 4 done");
  }

  @Test
  void aPartOfALineAndAnAccountWithoutAnEndAreNoObstacle() throws IOException {
    accounts(3);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(0);
    Path file = home.resolve("r.jsonl");
    String text = Files.readString(file);
    int last = text.lastIndexOf("{\"event\":\"end\"");
    Files.writeString(file, text.substring(0, last + 40));
    orch.run("fleet", "report", "merge", "r.jsonl").exits(11).says("unfinished: a-");
    fleet("apply", "--yes", "--resume", "r.jsonl").exits(0).says("1 done, 2 skipped");
    orch.run("fleet", "report", "merge", "r.jsonl").exits(0).says("3 accounts: 3 done");
    Files.writeString(file, Files.readString(file).replaceFirst("\"event\":\"start\"", "?"));
    orch.run("fleet", "report", "show", "r.jsonl").exits(3).says("r.jsonl:2: is not a line");
  }

  @Test
  void reportsAreDocumentsForOtherPrograms() throws IOException {
    accounts(2);
    brokenSecret(1);
    fleet("apply", "--yes", "--report", "r.jsonl").exits(11);
    String junit = orch.run("fleet", "report", "show", "r.jsonl", "-o", "junit").exits(0).out();
    assertTrue(junit.contains("tests=\"2\" failures=\"1\""), junit);
    assertTrue(junit.contains("<failure type=\"failed\" message=\"failed, exit 4: "), junit);
    String markdown =
        orch.run("fleet", "report", "merge", "r.jsonl", "-o", "markdown").exits(11).out();
    assertTrue(markdown.indexOf("a&#45;1") < markdown.indexOf("a&#45;0"), "failures come first");
    orch.run("fleet", "report", "look", "r.jsonl").exits(2);
    orch.run("fleet", "report", "show", "shared.yaml").exits(3);
  }
}
