package dev.actors.mesh;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TSFBuilder;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.cbor.CBORFactory;

/** How frames are written. All nodes of a mesh write them alike. */
public enum WireFormat {

    /** CBOR (RFC 8949): small and fast. */
    CBOR {
        @Override
        TSFBuilder<?, ?> builder() {
            return CBORFactory.builder();
        }
    },

    /** JSON, which people can read. */
    JSON {
        @Override
        TSFBuilder<?, ?> builder() {
            return JsonFactory.builder();
        }
    };

    /** How deep arrays may stand in one another. */
    static final int MAX_DEPTH = 200;

    abstract TSFBuilder<?, ?> builder();

    TokenStreamFactory factory(int maxBytes) {
        return builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(maxBytes)
                                .maxDocumentLength(maxBytes)
                                .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
    }
}
