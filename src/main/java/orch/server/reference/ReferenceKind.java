package orch.server.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import orch.json.Json;
import orch.server.fault.Fault;
import orch.server.http.Query;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.store.StoredOperation;
import orch.server.store.StoredReference;
import orch.server.store.Timeline;

/** The kinds of resources that configurations refer to, each with its collection. */
enum ReferenceKind {
  /** {@code memory.twilio.com}. A new one is active when its operation has ended. */
  STORE(MemoryStores.PATH, "stores", "mem_(store|service)_[0-7][0-9a-z]{25}") {
    @Override
    StoredReference make(ReferenceRequest request, ReferenceHandler.Ids ids, Instant now) {
      return MemoryStores.make(request, ids, now);
    }

    @Override
    void check(StoredReference made, List<StoredReference> others) {
      MemoryStores.check(made, others);
    }

    @Override
    ObjectNode shown(StoredReference found, String origin, Instant now) {
      return MemoryStores.shown(found, now);
    }

    @Override
    Reply created(StoredReference made, ReferenceRequest request) {
      return MemoryStores.accepted(made.operation(), request.origin());
    }

    @Override
    RefusalException missing(String id) {
      return MemoryStores.missing(id);
    }

    @Override
    void checkId(String id) {
      if (!hasForm(id)) {
        throw RefusalException.of(400, 520049, "\"" + id + "\" is not a memory store identifier");
      }
    }
  },

  /** {@code intelligence.twilio.com}, version 3. */
  INTELLIGENCE(
      "/v3/ControlPlane/Configurations", "items", "intelligence_configuration_[0-7][0-9a-z]{25}") {
    @Override
    StoredReference make(ReferenceRequest request, ReferenceHandler.Ids ids, Instant now) {
      ObjectNode body = Bodies.json(request.body());
      String name = Bodies.text(body, "displayName", 128);
      if (!body.path("rules").isArray()) {
        throw RefusalException.invalid("rules: must be an array; it may be empty");
      }
      return now(this, ids.next("intelligence_configuration_", now), name, body, request, now);
    }

    @Override
    ObjectNode shown(StoredReference found, String origin, Instant now) {
      ObjectNode shown = Json.object();
      shown.put("accountId", found.operation().account()).put("id", found.id());
      shown.setAll((ObjectNode) Json.read(found.document()));
      String time = found.operation().timeline().accepted().toString();
      return shown.put("version", 1).put("dateCreated", time).put("dateUpdated", time);
    }
  },

  /** {@code conversations.twilio.com}, version 1. */
  SERVICE("/v1/Services", "services", "IS[0-9a-f]{32}") {
    @Override
    StoredReference make(ReferenceRequest request, ReferenceHandler.Ids ids, Instant now) {
      String name = Query.of(request.body()).get("friendlyName");
      if (name.isEmpty()) {
        throw RefusalException.invalid("Missing required parameter FriendlyName in the post body");
      }
      byte[] seed = ids.next("", now).getBytes(StandardCharsets.US_ASCII);
      String id = "IS" + UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
      return now(this, id, name, Json.object().put("friendly_name", name), request, now);
    }

    @Override
    ObjectNode shown(StoredReference found, String origin, Instant now) {
      ObjectNode shown = Json.object();
      shown.put("account_sid", found.operation().account()).put("sid", found.id());
      shown.setAll((ObjectNode) Json.read(found.document()));
      String time = found.operation().timeline().accepted().toString();
      shown.put("date_created", time).put("date_updated", time);
      shown.put("url", origin + path() + "/" + found.id()).putObject("links");
      return shown;
    }
  };

  private final String path;
  private final String key;
  private final Pattern form;

  ReferenceKind(String path, String key, String form) {
    this.path = path;
    this.key = key;
    this.form = Pattern.compile(form);
  }

  /** The kind whose collection a path belongs to. */
  static ReferenceKind of(String requested) {
    for (ReferenceKind kind : values()) {
      if (requested.equals(kind.path) || requested.startsWith(kind.path + "/")) {
        return kind;
      }
    }
    throw RefusalException.notFound(requested);
  }

  /** The path of the collection. */
  String path() {
    return path;
  }

  /** The key of the array in a page of the list. */
  String key() {
    return key;
  }

  /** The resource that a request asks for. */
  abstract StoredReference make(ReferenceRequest request, ReferenceHandler.Ids ids, Instant now);

  /** The resource as reads show it. */
  abstract ObjectNode shown(StoredReference found, String origin, Instant now);

  /** Refuses a resource that the account cannot have beside its others. */
  void check(StoredReference made, List<StoredReference> others) {}

  /** The answer to the request that made a resource. */
  Reply created(StoredReference made, ReferenceRequest request) {
    Instant now = made.operation().timeline().accepted();
    return Reply.json(201, Json.compact(shown(made, request.origin(), now)));
  }

  RefusalException missing(String id) {
    return RefusalException.notFound(path + "/" + id);
  }

  /** Refuses an id that is none of this kind. */
  void checkId(String id) {
    if (!hasForm(id)) {
      throw missing(id);
    }
  }

  boolean hasForm(String id) {
    return form.matcher(id).matches();
  }

  private static StoredReference now(
      ReferenceKind kind,
      String id,
      String name,
      ObjectNode document,
      ReferenceRequest request,
      Instant now) {
    Timeline timeline = new Timeline(now, now);
    StoredOperation operation =
        new StoredOperation(id, request.account(), id, timeline, Fault.NONE, request.key());
    return new StoredReference(kind.path, name, Json.compact(document), operation);
  }
}
