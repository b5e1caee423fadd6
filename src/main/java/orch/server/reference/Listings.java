package orch.server.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import orch.json.Json;
import orch.server.http.Query;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.store.StoredReference;

/** Makes the pages of lists. */
final class Listings {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  private Listings() {}

  static Reply page(
      ReferenceKind kind, List<StoredReference> stored, ReferenceRequest request, Instant now) {
    Query query = request.query();
    List<StoredReference> all = new ArrayList<>(stored);
    if (query.get("orderBy").equalsIgnoreCase("DESC")) {
      Collections.reverse(all);
    }
    int size = size(query.get("pageSize"));
    int from = start(all, query.get("pageToken"));
    int to = Math.min(all.size(), from + size);
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray(kind.key());
    for (StoredReference one : all.subList(from, to)) {
      if (kind == ReferenceKind.STORE) {
        items.add(one.id());
      } else {
        items.add(kind.shown(one, request.origin(), now));
      }
    }
    String next = to < all.size() ? token(all.get(to - 1).id()) : "";
    body.set(
        "meta",
        kind == ReferenceKind.SERVICE
            ? classic(kind, request, size, next)
            : meta(kind, to - from, next));
    return Reply.json(200, Json.compact(body));
  }

  private static ObjectNode meta(ReferenceKind kind, int size, String next) {
    ObjectNode meta = Json.object().put("key", kind.key()).put("pageSize", size);
    return next.isEmpty() ? meta : meta.put("nextToken", next);
  }

  /** The older APIs of the vendor give URLs instead of tokens. */
  private static ObjectNode classic(
      ReferenceKind kind, ReferenceRequest request, int size, String next) {
    String first = request.origin() + kind.path() + "?PageSize=" + size + "&Page=0";
    ObjectNode meta = Json.object().put("key", kind.key());
    meta.put("page", 0).put("page_size", size).put("first_page_url", first).put("url", first);
    meta.putNull("previous_page_url");
    return next.isEmpty()
        ? meta.putNull("next_page_url")
        : meta.put("next_page_url", first.replace("&Page=0", "&Page=1&PageToken=" + next));
  }

  private static int size(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    int size = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (size < 1 || size > MOST) {
      throw RefusalException.invalid("pageSize must be a number from 1 to " + MOST);
    }
    return size;
  }

  private static int start(List<StoredReference> all, String token) {
    if (token.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (token(all.get(i).id()).equals(token)) {
        return i + 1;
      }
    }
    throw RefusalException.invalid("pageToken must be a token of an earlier page");
  }

  private static String token(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.US_ASCII));
  }
}
