import { Configuration, ResponseError, ServicesApi } from "./typescript-fetch/index.js";

const api = new ServicesApi(new Configuration({ basePath: process.argv[2] }));
const card = await api.readCard({ serviceId: "121095101" });
const status = await api.readCard({ serviceId: "121095199" }).then(
  () => 200,
  (refusal: ResponseError) => refusal.response.status,
);
if (status !== 404) throw new Error(`121095199 answers ${status}`);
console.log("typescript-fetch:", card.serviceId, card.title.fa);
