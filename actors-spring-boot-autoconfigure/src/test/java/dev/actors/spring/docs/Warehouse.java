package dev.actors.spring.docs;

import java.util.concurrent.CompletionStage;

/** A bean that answers later. */
interface Warehouse {

    CompletionStage<String> reserve(String item, int pieces);
}
