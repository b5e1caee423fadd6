package orch.server.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orch.json.Json;

/** The schemas of the bodies of writes. */
public enum BodySchema {
  /** POST. */
  CREATE("CreateConfigurationRequest"),
  /** PUT. */
  REPLACE("UpdateConfigurationRequest"),
  /** PATCH. */
  PATCH("PatchConfigurationRequest");

  private static final JsonNode SCHEMAS = read();

  private final String schema;

  BodySchema(String schema) {
    this.schema = schema;
  }

  private static JsonNode read() {
    try (InputStream in = BodySchema.class.getResourceAsStream("requests.json")) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      return Json.read(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a body: a sentence for each violation, in the order of the schema's fields;
   * empty when it is valid. Fields that the schema does not know are allowed.
   */
  public List<String> violations(JsonNode body) {
    Evaluation evaluation = new Evaluation(SCHEMAS);
    evaluation.check(SCHEMAS.path(schema), body, "");
    if (this == PATCH) {
      JsonNode required = SCHEMAS.path(CREATE.schema).path("required");
      evaluation.refuseNulls(required, SCHEMAS.path(schema).path("properties"), body);
    }
    return evaluation.found();
  }

  /**
   * What is wrong with the id of a memory store in a list's filter; empty when it is valid. It has
   * the limits of the field, so that every configuration can be found by its store.
   */
  public static Optional<String> objectionToMemoryStore(String id) {
    Evaluation evaluation = new Evaluation(SCHEMAS);
    evaluation.check(SCHEMAS.path("MemoryStoreId"), TextNode.valueOf(id), "/memoryStoreId");
    return evaluation.found().stream().findFirst();
  }
}
