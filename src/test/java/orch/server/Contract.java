package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Checks responses against the contract, and records which responses of the contract were seen. */
final class Contract {
  private static final String LOCATION = "https://orch.test/contract";

  private final JsonNode description;
  private final SchemaRegistry registry;
  private final Set<String> seen = new TreeSet<>();

  private Contract(JsonNode description) {
    this.description = description;
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder -> builder.schemas(Map.of(LOCATION, description.toString())));
  }

  static Contract load() {
    try (InputStream yaml = Contract.class.getResourceAsStream("/contract/control-plane.yaml")) {
      return new Contract(
          new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(yaml)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every response of the contract, as {@code GET /path 200}. */
  Set<String> answers() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        for (Map.Entry<String, JsonNode> one : method.getValue().path("responses").properties()) {
          all.add(named(method.getKey(), path.getKey(), one.getKey()));
        }
      }
    }
    return all;
  }

  Set<String> seen() {
    return seen;
  }

  /** Fails when this response is not in the contract, or differs from it. */
  HttpResponse<String> holds(HttpResponse<String> response) {
    String path = response.request().uri().getPath().replaceFirst("(?<=s)/[^/]*_[^/]*$", "/{id}");
    String method = response.request().method();
    String status = String.valueOf(response.statusCode());
    String name = named(method, path, status);
    assertTrue(answers().contains(name), () -> "not in the contract: " + name);
    seen.add(name);

    JsonNode answer =
        resolved(
            description
                .path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status));
    answer
        .path("headers")
        .fieldNames()
        .forEachRemaining(header -> assertFalse(Client.header(response, header).isEmpty(), header));
    assertTrue(Client.header(response, "Twilio-Request-Id").matches("RQ[0-9a-f]{32}"));
    assertEquals("application/json", Client.header(response, "Content-Type"));
    String schema = answer.at("/content/application~1json/schema/$ref").asText();
    assertEquals(List.of(), violations(schema.substring(1), response.body()), response.body());
    return response;
  }

  /**
   * The mistakes in a value.
   *
   * @param pointer to the schema in the description
   */
  List<String> violations(String pointer, String json) {
    return registry
        .getSchema(SchemaLocation.of(LOCATION + "#" + pointer))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static String named(String method, String path, String status) {
    return method.toUpperCase(Locale.ROOT) + " " + path + " " + status;
  }
}
