package orch.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import orch.json.Json;

/** A page of configurations in the order of their ids, and the tokens of its neighbors. */
public record StoredPage(
    List<String> documents, Optional<PageToken> previous, Optional<PageToken> next) {

  /** The id and document of a configuration. */
  record Item(String id, String document) {}

  /**
   * Makes a page of the items.
   *
   * @param found in the order in which they were read
   * @param more whether there are more items in that direction
   */
  static StoredPage of(List<Item> found, boolean more, PageToken from) {
    if (found.isEmpty()) {
      return new StoredPage(List.of(), Optional.empty(), Optional.empty());
    }
    List<Item> items = new ArrayList<>(found);
    if (from.backward()) {
      Collections.reverse(items);
    }
    boolean hasPrevious = from.backward() ? more : !from.equals(PageToken.START);
    boolean hasNext = from.backward() || more;
    PageToken before = PageToken.before(items.get(0).id());
    PageToken after = PageToken.after(items.get(items.size() - 1).id());
    return new StoredPage(
        items.stream().map(Item::document).toList(),
        Optional.of(before).filter(token -> hasPrevious),
        Optional.of(after).filter(token -> hasNext));
  }

  /**
   * The response body, in pieces. Documents are copied as they are stored, without parsing them.
   */
  public List<String> json() {
    ObjectNode meta = Json.object();
    meta.put("key", "configurations").put("pageSize", documents.size());
    previous.ifPresent(token -> meta.put("previousToken", token.text()));
    next.ifPresent(token -> meta.put("nextToken", token.text()));
    List<String> pieces = new ArrayList<>();
    pieces.add("{\"configurations\":[");
    for (String document : documents) {
      pieces.add(pieces.size() == 1 ? "" : ",");
      pieces.add(document);
    }
    pieces.add("],\"meta\":" + Json.compact(meta) + "}");
    return pieces;
  }
}
