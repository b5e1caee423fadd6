@NullMarked
package orch.server.schema;

import org.jspecify.annotations.NullMarked;
