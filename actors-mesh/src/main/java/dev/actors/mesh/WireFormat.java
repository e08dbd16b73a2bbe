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

        @Override
        boolean begins(byte first) {
            return (first & 0xe0) == 0x80; // an array
        }
    },

    /** JSON, which people can read. */
    JSON {
        @Override
        TSFBuilder<?, ?> builder() {
            return JsonFactory.builder();
        }

        @Override
        boolean begins(byte first) {
            return first == '[';
        }
    };

    /** How deep arrays may stand in one another. */
    static final int MAX_DEPTH = 200;

    abstract TSFBuilder<?, ?> builder();

    /** Tells whether a frame of this format can begin so; none of another format does. */
    abstract boolean begins(byte first);

    /**
     * Refuses what is written in another format.
     *
     * @throws WireException if it seems to be
     */
    void require(byte first) {
        for (WireFormat other : values()) {
            if (other != this && other.begins(first)) {
                throw new WireException(
                        WireException.Kind.OTHER_FORMAT,
                        "It seems to be written as "
                                + other
                                + ", and this node reads "
                                + this
                                + ". Give all nodes of the mesh the same format"
                                + " (actors.mesh.format).");
            }
        }
    }

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
