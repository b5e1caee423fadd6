package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orch config export}. */
class ExportTest {
  private static final String SUPPORT =
      """
      displayName: support
      description: Inbound
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
      channelSettings:
        SMS:
          captureRules:
            - from: "+15551230100"
              to: "*"
            - from: "*"
              to: "+15551230100"
          statusTimeouts:
            inactive: 10
            closed: 60
      statusCallbacks:
        - url: "https://hooks.example.com/orch"
      """
          .replace(
              "\"mem_store_01k1etk2y5f1y9fpe2epfdtvv2\"", "mem_store_01k1etk2y5f1y9fpe2epfdtvv2");

  /** The first line of the YAML files that an export makes. */
  private static final String SCHEMA = "# yaml-language-server: $schema=orch.schema.json\n";

  private static final String EDITOR_NOTE =
      "orch: to let an editor check the new files: orch -p local config schema >"
          + " out/orch.schema.json\n";

  private Orch orch;
  private Path directory;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
    directory = home.resolve("out");
    created(
        "support",
        "--capture",
        "SMS=+15551230100",
        "--timeouts",
        "SMS=10/60",
        "--callback",
        "https://hooks.example.com/orch");
  }

  private String created(String name, String... more) {
    String[] create = {
      "config",
      "create",
      "--wait",
      "-q",
      "-o",
      "name",
      "--name",
      name,
      "--description",
      "Inbound",
      "--grouping",
      "profile",
      "--memory-store",
      "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
    };
    return orch.local(Orch.joined(create, more)).exits(0).out().strip();
  }

  private Result export(String... more) {
    return orch.local(Orch.joined(new String[] {"config", "export"}, more));
  }

  private Result exportToOut(String... more) {
    return export(Orch.joined(new String[] {"--dir", "out"}, more));
  }

  private void update(String... more) {
    String[] update = {"config", "update", "support", "--wait", "-q"};
    orch.local(Orch.joined(update, more)).exits(0);
  }

  private Path file(String name, String text) {
    try {
      Files.createDirectories(directory);
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aStreamHasTheDocumentsOfFilesSortedByName() {
    created("Sales", "--timeouts", "VOICE=none");
    export("support").exits(0).saysOnly("").prints(SUPPORT);
    String all = export().exits(0).saysOnly("").out();
    assertTrue(all.startsWith("displayName: Sales\n"), all);
    assertTrue(all.endsWith("---\n" + SUPPORT), all);
    assertEquals(2, export("-o", "json").exits(0).json().size());
    assertEquals("support", export("support", "-o", "json").json().path("displayName").asText());
    export("support", "sales", "--jq", ".[].displayName").exits(0).prints("Sales\nsupport\n");
    String id = orch.local("config", "get", "support", "-o", "name").out().strip();
    export("support", "--with-ids").prints("id: " + id + "\n" + SUPPORT);
    export("nobody").exits(5).printsNothing();
  }

  @Test
  void whatIsExportedCanBeCreatedAndExportsTheSame() {
    orch.file("all.yaml", export("support").out());
    orch.local("config", "delete", "support", "--yes", "--wait", "-q").exits(0);
    orch.local("config", "create", "-f", "all.yaml", "--wait", "-q").exits(0);
    export().prints(SUPPORT);
  }

  @Test
  void aDirectoryGetsAFileForEachAndASecondTimeNothing() {
    created("Sales and more");
    exportToOut("--dry-run")
        .exits(0)
        .printsNothing()
        .says("orch: out/support.yaml: new\n")
        .says("orch: 2 files would be written, 0 unchanged; nothing was written (--dry-run)\n");
    assertFalse(Files.exists(directory));
    exportToOut()
        .exits(0)
        .printsNothing()
        .saysOnly(
            """
            orch: out/Sales-and-more.yaml: new
            orch: out/support.yaml: new
            orch: 2 files written, 0 unchanged
            """
                + EDITOR_NOTE);
    assertEquals(List.of("Sales-and-more.yaml", "support.yaml"), names());
    assertEquals(SCHEMA + SUPPORT, read("support.yaml"));
    exportToOut().exits(0).saysOnly("orch: 0 files written, 2 unchanged\n");
    assertEquals(SCHEMA + SUPPORT, read("support.yaml"));
    exportToOut("-q").saysOnly("");
  }

  @Test
  void newFilesNameTheSchemaThatIsThereAndPresentFilesGetNoLine() throws IOException {
    String schema = orch.run("config", "schema").out();
    orch.file("orch.schema.json", schema);
    exportToOut()
        .exits(0)
        .saysOnly("orch: out/support.yaml: new\norch: 1 file written, 0 unchanged\n");
    assertTrue(
        read("support.yaml").startsWith("# yaml-language-server: $schema=../orch.schema.json\n"));
    exportToOut("--force").exits(0).saysOnly("orch: 0 files written, 1 unchanged\n");
    file("orch.schema.json", schema);
    exportToOut("--force").exits(0);
    assertEquals(SCHEMA + SUPPORT, read("support.yaml"));
    // The schema is in the directory, and is no configuration.
    exportToOut().exits(0).saysOnly("orch: 0 files written, 1 unchanged\n");
    orch.run("config", "validate", "-f", "out").exits(0);
    orch.run("config", "validate", "-f", "out/*").exits(0);
    file("support.yaml", SUPPORT);
    update("--description", "Other");
    exportToOut().exits(0);
    assertEquals(SUPPORT.replace("Inbound", "Other"), read("support.yaml"));
    Files.delete(directory.resolve("orch.schema.json"));
    // The schema of another repository is another version's.
    Files.createDirectories(directory.resolve(".git"));
    exportToOut("--force").exits(0);
    assertTrue(read("support.yaml").startsWith(SCHEMA));
  }

  @Test
  void aPresentFileKeepsEverythingThatIsTheSame() {
    String text =
        """
        # Owner: Anna
        memoryStoreId:   'mem_store_01k1etk2y5f1y9fpe2epfdtvv2'
        conversationGroupingType: GROUP_BY_PROFILE  # never changes
        displayName: support
        description: "Inbound"
        channelSettings:
          SMS:
            statusTimeouts: {closed: 60, inactive: 10}
            captureRules:
              # in
              - {to: "+15551230100", from: "*", metadata: {}}
              - {to: "*", from: "+15551230100"}  # out

        intelligenceConfigurationIds: []  # none yet
        statusCallbacks: [{url: "https://hooks.example.com/orch", method: POST}]
        """;
    file("other name.yaml", text);
    exportToOut().exits(0).saysOnly("orch: 0 files written, 1 unchanged\n");
    update("--description", "By day", "--timeouts", "SMS=15/60", "--capture", "SMS=+15551230101");
    exportToOut()
        .exits(0)
        .saysOnly(
            "orch: out/other name.yaml: description,"
                + " channelSettings.SMS.captureRules,"
                + " channelSettings.SMS.statusTimeouts.inactive\n"
                + "orch: 1 file written, 0 unchanged\n");
    assertEquals(
        text.replace("\"Inbound\"", "\"By day\"")
            .replace("inactive: 10", "inactive: 15")
            .replace(
                "# out\n",
                """
                # out
                      - {from: "+15551230101", to: "*"}
                      - {from: "*", to: "+15551230101"}
                """),
        read("other name.yaml"));
  }

  @Test
  void aJsonFileAndADocumentAmongOthersAreFoundToo() {
    String json = "{\n\t\"displayName\": \"support\",\n\t\"description\": \"old\"\n}";
    file("s.json", json);
    exportToOut("support").exits(0);
    assertTrue(
        read("s.json")
            .startsWith(
                "{\n\t\"displayName\": \"support\",\n\t\"description\": \"Inbound\",\n\t\"conv"));
    Path path = directory.resolve("s.json");
    assertTrue(path.toFile().delete());
    file(
        "all.yaml",
        "displayName: a\ndescription: b\n---\n# two\n" + SUPPORT.replace("Inbound", "x"));
    exportToOut()
        .says("orch: out/all.yaml (a) is no configuration of this account; it stays\n")
        .says("orch: out/all.yaml: description\n");
    assertEquals("displayName: a\ndescription: b\n---\n# two\n" + SUPPORT, read("all.yaml"));
  }

  @Test
  void theIdDecidesWhichConfigurationAFileDescribes() {
    String id = orch.local("config", "get", "support", "-o", "name").out().strip();
    file("a.yaml", "id: " + id + "\ndisplayName: renamed\ndescription: Inbound\n");
    file("b.yaml", "id: conv_configuration_other\n" + SUPPORT);
    exportToOut().exits(0).says("out/b.yaml (support) is no configuration of this account");
    assertTrue(read("a.yaml").startsWith("id: " + id + "\ndisplayName: support\n"));
    file("c.yaml", "# c\n" + SUPPORT);
    assertTrue(directory.resolve("a.yaml").toFile().delete());
    exportToOut("--with-ids").exits(0).says("out/c.yaml: id\n");
    assertEquals(
        "# c\n" + SUPPORT.replace("support\n", "support\nid: " + id + "\n"), read("c.yaml"));
  }

  @Test
  void namesakesNeedTheirIdsAndGetNamesWithAPartOfThem() {
    String other = created("Support");
    String same = created("support");
    exportToOut().exits(0);
    String end = same.substring(same.length() - 6);
    assertTrue(names().contains("support-" + end + ".yaml"), names()::toString);
    assertTrue(names().contains("Support-" + other.substring(other.length() - 6) + ".yaml"));
    assertEquals(3, names().size());
    exportToOut()
        .exits(6)
        .says("it is not clear which file describes which configuration; nothing was written")
        .says("2 configurations are named support");
    names().forEach(name -> assertTrue(directory.resolve(name).toFile().delete()));
    exportToOut("--with-ids").exits(0);
    exportToOut().exits(0).saysOnly("orch: 0 files written, 3 unchanged\n");
  }

  @Test
  void twoFilesForOneConfigurationAreRefused() {
    file("a.yaml", SUPPORT);
    file("b.yaml", SUPPORT);
    exportToOut().exits(6).says("out/a.yaml and out/b.yaml describe support (");
  }

  @Test
  void filesOfOtherProgramsAreLeftAlone() {
    file("package.json", "{\"name\": \"support\"}");
    file("broken.yaml", "a: [");
    file("orch.lock.yaml", SUPPORT);
    file("notes.txt", SUPPORT);
    exportToOut()
        .exits(0)
        .saysOnly("orch: out/support.yaml: new\norch: 1 file written, 0 unchanged\n" + EDITOR_NOTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "displayName: support\ndescription: [",
        "displayName: support\ndescription: &x a\nmemoryStoreId: *x\n",
        "displayName: support\ndescription: &x a\n",
      })
  void aFileThatCannotBeChangedInPlaceIsKeptUnlessForced(String text) {
    created("sales");
    file("support.yaml", text);
    exportToOut()
        .exits(3)
        .says("out/support.yaml:")
        .says("nothing was written")
        .says("to write them anew, without their comments: orch ");
    assertEquals(text, read("support.yaml"));
    assertEquals(List.of("support.yaml"), names());
    exportToOut("--force").exits(0).says("out/support.yaml: written anew\n");
    assertEquals(SCHEMA + SUPPORT, read("support.yaml"));
  }

  @Test
  void forceWritesAnewAndKeepsTheIdAndTheLanguage() {
    String id = orch.local("config", "get", "support", "-o", "name").out().strip();
    file("s.json", "{\"id\": \"" + id + "\", \"description\": \"Inbound\"}");
    exportToOut("--force").exits(0).says("out/s.json: written anew");
    assertTrue(read("s.json").startsWith("{\n  \"id\": \"" + id + "\",\n  \"displayName\""));
    exportToOut("--force").exits(0).saysOnly("orch: 0 files written, 1 unchanged\n");
  }

  @Test
  void aVariableIsNotReplacedByItsValue() {
    String text = SUPPORT.replace("Inbound", "${env:TEAM}");
    file("support.yaml", text);
    exportToOut().exits(0).says("out/support.yaml has a variable (${...}) in support");
    assertEquals(text, read("support.yaml"));
  }

  @Test
  void newFilesAreJsonOnRequest() {
    exportToOut("--format", "json").exits(0);
    assertTrue(read("support.json").startsWith("{\n  \"displayName\": \"support\",\n"));
    assertTrue(read("support.json").endsWith("}\n"));
    exportToOut().exits(0).saysOnly("orch: 0 files written, 1 unchanged\n");
    export("--format", "json").exits(2).says("--format is for files: ");
    export("--dry-run").exits(2).says("--dry-run is for files: ");
    exportToOut("--format", "xml").exits(2);
  }

  @Test
  void theModeOfAFileStaysAndALinkLeadsToIt() throws IOException {
    file("real.txt", SUPPORT.replace("Inbound", "old"));
    Files.setPosixFilePermissions(
        directory.resolve("real.txt"), PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(directory.resolve("support.yaml"), Path.of("real.txt"));
    exportToOut().exits(0).says("out/support.yaml: description\n");
    assertTrue(Files.isSymbolicLink(directory.resolve("support.yaml")));
    assertEquals(SUPPORT, read("real.txt"));
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("real.txt"))));
    assertEquals(List.of("real.txt", "support.yaml"), names());
  }

  @Test
  void aLinkThatLeadsNowhereIsNotFollowed() throws IOException {
    Files.createDirectories(directory);
    Files.createSymbolicLink(directory.resolve("support.yaml"), Path.of("../nowhere"));
    exportToOut().exits(3).says("it is a broken symbolic link");
    exportToOut("--force").exits(1).says("out/support.yaml cannot be written");
    assertFalse(Files.exists(orch.home().resolve("nowhere")));
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsAMistake() {
    orch.file("out", "");
    exportToOut().exits(2).says("--dir out is not a directory; nothing was written");
  }

  @Test
  void crlfAndAMissingFinalLineEndStay() {
    String text = SUPPORT.replace("Inbound", "old").replace("\n", "\r\n").stripTrailing();
    file("support.yaml", text);
    exportToOut().exits(0);
    assertEquals(text.replace("old", "Inbound"), read("support.yaml"));
  }

  @Test
  void anAccountWithoutConfigurationsExportsNothing() {
    orch.local("config", "delete", "support", "--yes", "--wait", "-q").exits(0);
    export().exits(0).printsNothing().saysOnly("orch: no configurations\n");
    file("support.yaml", SUPPORT);
    exportToOut().exits(0).says("out/support.yaml (support) is no configuration of this account");
    assertEquals(SUPPORT, read("support.yaml"));
  }
}
