package orch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orch.configuration.Limits;
import orch.configuration.Violation;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.Suggestion;
import orch.json.Json;
import orch.operation.PollSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the functions that commands call most with documents and operations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class HotFunctions {
  private static final List<String> FIELDS =
      List.of(
          "displayName",
          "description",
          "conversationGroupingType",
          "memoryStoreId",
          "channelSettings",
          "statusCallbacks",
          "intelligenceConfigurationIds",
          "memoryExtractionEnabled",
          "conversationsV1Bridge");

  private byte[] jsonFile;
  private byte[] yamlFile;
  private String text;
  private JsonNode document;
  private int polls;

  @Setup
  public void read() throws IOException {
    jsonFile = resource("multichannel.json");
    yamlFile = resource("multichannel.yaml");
    text = new String(jsonFile, StandardCharsets.UTF_8);
    document = Json.read(text);
    if (!Limits.CREATE.check(document).isEmpty() || !readYaml().get(0).tree().equals(document)) {
      throw new IllegalStateException("the JSON and YAML documents are invalid or differ");
    }
  }

  @Benchmark
  public JsonNode readJson() {
    return Json.read(text);
  }

  @Benchmark
  public String writeJson() {
    return Json.compact(document);
  }

  @Benchmark
  public List<Violation> checkLimits() {
    return Limits.CREATE.check(document);
  }

  @Benchmark
  public List<Document> readJsonFile() {
    return DocumentReader.read("document.json", jsonFile);
  }

  @Benchmark
  public List<Document> readYaml() {
    return DocumentReader.read("document.yaml", yamlFile);
  }

  @Benchmark
  public Duration nextPause() {
    polls = (polls + 1) % 16;
    return PollSchedule.DEFAULT.pause(polls, 0.5);
  }

  @Benchmark
  public Optional<String> nearestField() {
    return Suggestion.to("memoryStroeId", FIELDS);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HotFunctions.class.getResourceAsStream("/" + name)) {
      return in.readAllBytes();
    }
  }
}
