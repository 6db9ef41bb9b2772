import { words } from "./words.ts";

/** Public attributes of Django's Model, SQLAlchemy's DeclarativeBase and pydantic's BaseModel, and the generated key. */
export const modelAttributes = words(`
  adelete arefresh_from_db asave check clean clean_fields construct copy date_error_message delete dict
  from_db from_orm full_clean get_constraints get_deferred_fields id json metadata model_computed_fields
  model_config model_construct model_copy model_dump model_dump_json model_extra model_fields model_fields_set
  model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
  model_validate_strings objects parse_file parse_obj parse_raw pk prepare_database_save refresh_from_db
  registry save save_base schema schema_json serializable_value unique_error_message update_forward_refs
  validate validate_constraints validate_unique
`);
