import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Card = components["schemas"]["Card"];

const baseUrl = process.argv[2];
const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl });
const { data, error } = await client.GET("/services/{service_id}", {
  params: { path: { service_id: "121095101" } },
});
if (error) throw new Error(error.code);
const card: Card = data;
const missing = await client.GET("/services/{service_id}", {
  params: { path: { service_id: "121095199" } },
});
if (missing.error?.code !== "service_not_found") throw new Error("121095199 should not be there");
console.log("openapi-typescript:", card.service_id, card.title.fa);
