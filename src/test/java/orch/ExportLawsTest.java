package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import orch.configuration.Change;
import orch.configuration.Difference;
import orch.configuration.Fields;
import orch.configuration.Limits;
import orch.configuration.RandomDocuments;
import orch.configuration.ServerDefaults;
import orch.document.DocumentReader;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of {@code orch config export} for any configuration that the service has. */
class ExportLawsTest {
  private static final int DOCUMENTS = 500;

  private final FakeTime time = new FakeTime();
  private final Map<String, ObjectNode> sent = new TreeMap<>();
  private Orch orch;
  private Server server;
  private Wiretap wire;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException, InterruptedException {
    orch = new Orch(home, time);
    server = new Server(home, time);
    wire = new Wiretap(server);
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ObjectNode document = new RandomDocuments(seed).next();
      document.remove(Fields.SERVER_SET);
      document.put("displayName", String.format("n%03d", seed));
      sent.put(document.path("displayName").textValue(), document);
      wire.post(document);
    }
    time.pass(Duration.ofSeconds(9));
  }

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  private Result export(String... more) {
    return orch.run(server.and(Orch.joined(new String[] {"config", "export"}, more)));
  }

  @Test
  void theExportIsTheDocumentThatWasSent() {
    List<JsonNode> exported = new ArrayList<>();
    export("-o", "json").exits(0).json().forEach(exported::add);
    assertEquals(DOCUMENTS, exported.size());
    for (JsonNode document : exported) {
      String name = document.path("displayName").textValue();
      JsonNode wanted = ServerDefaults.leftOut(of(sent, name));
      assertEquals(
          List.of(),
          Difference.between(wanted, document).changes().stream().map(Change::describe).toList(),
          name + " " + sent.get(name));
      assertEquals(document, ServerDefaults.leftOut(document), name);
      assertEquals(List.of(), Limits.CREATE.check(document), name);
      Fields.SERVER_SET.forEach(field -> assertEquals(false, document.has(field), name));
    }
  }

  @Test
  void aConfigurationCreatedFromItsExportReadsTheSame() throws IOException, InterruptedException {
    Map<String, JsonNode> before = live();
    List<JsonNode> exported = new ArrayList<>();
    export("-o", "json").exits(0).json().forEach(exported::add);
    for (JsonNode document : exported) {
      ObjectNode copy = document.deepCopy();
      copy.put("displayName", "copy of " + document.path("displayName").textValue());
      wire.post(copy);
    }
    time.pass(Duration.ofSeconds(9));
    Map<String, JsonNode> after = live();
    for (String name : sent.keySet()) {
      ObjectNode copy = of(after, "copy of " + name).deepCopy();
      copy.put("displayName", name);
      assertEquals(
          List.of(),
          Difference.between(of(before, name), copy).changes().stream()
              .map(Change::describe)
              .toList(),
          name + " " + sent.get(name));
    }
  }

  private static JsonNode of(Map<String, ? extends JsonNode> documents, String name) {
    return Objects.requireNonNull(documents.get(name), name);
  }

  private Map<String, JsonNode> live() {
    Map<String, JsonNode> live = new TreeMap<>();
    orch.run(server.and("config", "list", "-o", "json"))
        .exits(0)
        .json()
        .forEach(each -> live.put(each.path("displayName").textValue(), each));
    return live;
  }

  @Test
  void aSecondExportChangesNoByteAndTheFilesAreTheStream() throws IOException {
    export("--dir", "out").exits(0);
    Map<String, String> first = files();
    assertEquals(DOCUMENTS, first.size());
    export("--dir", "out")
        .exits(0)
        .saysOnly("orch: 0 files written, " + DOCUMENTS + " unchanged\n");
    assertEquals(first, files());
    String stream = export().exits(0).out();
    String joined = String.join("---\n", first.values());
    assertEquals(stream, joined.replace("# yaml-language-server: $schema=orch.schema.json\n", ""));
  }

  @Test
  void anExportOntoRewrittenFilesMakesThemMeanTheSame() throws IOException {
    Path directory = Files.createDirectories(orch.home().resolve("out"));
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ObjectNode other = new RandomDocuments(seed + DOCUMENTS).next();
      String name = String.format("n%03d", seed);
      other.remove(Fields.SERVER_SET);
      other.put("displayName", name);
      JsonNode written = new RandomDocuments(seed).rewritten(other);
      Files.writeString(directory.resolve(seed + ".json"), Json.pretty(written));
    }
    export("--dir", "out").exits(0);
    Map<String, JsonNode> live = live();
    Map<String, String> files = files();
    assertEquals(DOCUMENTS, files.size());
    for (Map.Entry<String, String> file : files.entrySet()) {
      JsonNode document =
          DocumentReader.read(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8))
              .get(0)
              .tree();
      String name = document.path("displayName").textValue();
      assertEquals(
          List.of(),
          Difference.between(
                  ServerDefaults.leftOut(document), ServerDefaults.leftOut(of(live, name)))
              .changes()
              .stream()
              .map(Change::describe)
              .toList(),
          name);
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(orch.home().resolve("out"))) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return all;
  }
}
